import { Injectable } from '@nestjs/common';
import type { Command } from '#libs/engine';
import { Clock, Ids } from '#libs/kernel';
import { Database } from '#libs/platform';
import { acceptedEmail } from '../domain/accepted-password.js';
import { mayBind, OrganisationNotFound } from '../domain/organisation.js';
import { NotAllowed } from '../domain/roles.js';
import type { MemberRole } from '../domain/standing.js';
import { Invitations } from '../persistence/invitations.js';
import { Memberships } from '../persistence/memberships.js';
import { newSecret } from '../secrets/secret.js';

const VALID_MS = 14 * 24 * 60 * 60 * 1_000;

export interface InviteMemberCommand extends Command {
  readonly organisationId: string;
  readonly email: string;
  readonly role: MemberRole;
}

export interface Invited {
  readonly invitationId: string;
  /** Opens the invitation; shown once, to whoever invites. */
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Makes a link with which one person, signed in under that address, joins the organisation. An older one ends. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly memberships: Memberships,
    private readonly invitations: Invitations,
  ) {}

  execute({ by, organisationId, email, role }: InviteMemberCommand): Promise<Invited> {
    const address = acceptedEmail(email);
    return this.database.transaction(async (tx) => {
      const own = await this.memberships.roleOf(tx, organisationId, by.id);
      if (own === null) throw new OrganisationNotFound('There is no such organisation.');
      if (!mayBind(own)) throw new NotAllowed(`${own} does not invite.`);
      const invitedAt = this.clock.now();
      await this.invitations.withdraw(tx, { organisationId, email: address, at: invitedAt });
      const secret = newSecret('');
      const expiresAt = new Date(invitedAt.getTime() + VALID_MS);
      const id = this.ids.next();
      await this.invitations.add(tx, {
        id,
        tokenHash: secret.hash,
        organisationId,
        email: address,
        role,
        invitedBy: by.id,
        invitedAt,
        expiresAt,
      });
      return { invitationId: id, secret: secret.text, expiresAt };
    });
  }
}
