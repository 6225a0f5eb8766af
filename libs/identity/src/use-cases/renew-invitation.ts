import { Injectable } from '@nestjs/common';
import type { Command } from '#libs/engine';
import { Database } from '#libs/platform';
import { LinkNotFound } from '../domain/sign-in-errors.js';
import { Invitations } from '../persistence/invitations.js';
import { type Invited, InviteMember } from './invite-member.js';

export interface RenewInvitationCommand extends Command {
  readonly organisationId: string;
  readonly invitationId: string;
}

/** Sends an invitation again, with a new link and a new term; the link of before ends. */
@Injectable()
export class RenewInvitation {
  constructor(
    private readonly database: Database,
    private readonly invitations: Invitations,
    private readonly invite: InviteMember,
  ) {}

  /** Refuses whoever may not invite, as `InviteMember` does. */
  async execute({ organisationId, invitationId, ...command }: RenewInvitationCommand): Promise<Invited> {
    const pending = await this.database.transaction((tx) => this.invitations.pending(tx, organisationId, invitationId));
    if (!pending) throw new LinkNotFound('This invitation is not open.');
    const { email, role } = pending;
    return this.invite.execute({ ...command, organisationId, email, role });
  }
}
