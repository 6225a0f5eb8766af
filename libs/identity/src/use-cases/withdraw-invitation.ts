import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock } from '#libs/kernel';
import { mayBind, OrganisationNotFound } from '../domain/organisation.js';
import { NotAllowed } from '../domain/roles.js';
import { LinkNotFound } from '../domain/sign-in-errors.js';
import { Invitations } from '../persistence/invitations.js';
import { Memberships } from '../persistence/memberships.js';

export interface WithdrawInvitationCommand extends Command {
  readonly organisationId: string;
  readonly invitationId: string;
}

/** Takes an invitation back: its link opens nothing any more. */
@Injectable()
export class WithdrawInvitation {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly memberships: Memberships,
    private readonly invitations: Invitations,
  ) {}

  execute(command: WithdrawInvitationCommand): Promise<void> {
    const { by, organisationId, invitationId } = command;
    return this.commands.run('identity.withdraw-invitation', command, async (tx) => {
      const own = await this.memberships.roleOf(tx, organisationId, by.id);
      if (own === null) throw new OrganisationNotFound('There is no such organisation.');
      if (!mayBind(own)) throw new NotAllowed(`${own} does not invite.`);
      const pending = await this.invitations.pending(tx, organisationId, invitationId);
      if (!pending) throw new LinkNotFound('This invitation is not open.');
      await this.invitations.withdraw(tx, { organisationId, email: pending.email, at: this.clock.now() });
    });
  }
}
