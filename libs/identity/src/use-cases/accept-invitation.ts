import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock, Ids } from '#libs/kernel';
import { LinkNotFound } from '../domain/sign-in-errors.js';
import { Invitations } from '../persistence/invitations.js';
import { Memberships } from '../persistence/memberships.js';
import { Organisations } from '../persistence/organisations.js';
import { hashOfSecret } from '../secrets/secret.js';

export interface AcceptInvitationCommand extends Command {
  readonly secret: string;
  /** The address of whoever accepts: an invitation that was passed on opens nothing. */
  readonly email: string;
}

/** Joins an organisation. Throws `LinkNotFound` for everything else, whatever the reason. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly invitations: Invitations,
    private readonly memberships: Memberships,
    private readonly organisations: Organisations,
  ) {}

  execute(command: AcceptInvitationCommand): Promise<{ readonly organisationId: string }> {
    const { by, secret, email } = command;
    return this.commands.run('identity.accept-invitation', command, async (tx) => {
      const at = this.clock.now();
      const invitation = await this.invitations.open(tx, hashOfSecret(secret), at);
      if (!invitation || invitation.email !== email) throw new LinkNotFound('This invitation cannot be accepted.');
      const { organisationId, role } = invitation;
      await this.organisations.lock(tx, organisationId);
      const before = await this.memberships.roleOf(tx, organisationId, by.id);
      if (before === null)
        await this.memberships.add(tx, { id: this.ids.next(), personId: by.id, organisationId, role, since: at });
      await this.invitations.accept(tx, invitation.id, { by: by.id, at });
      return { organisationId };
    });
  }
}
