import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock, DomainError } from '#libs/kernel';
import { mayBind, OrganisationNotFound } from '../domain/organisation.js';
import { NotAllowed } from '../domain/roles.js';
import { Memberships } from '../persistence/memberships.js';

/** An organisation always has an owner; the last one first makes another. */
export class LastOwner extends DomainError {
  readonly code = 'identity.last-owner';
}

export interface RemoveMemberCommand extends Command {
  readonly organisationId: string;
  readonly personId: string;
}

/** Ends a membership: one's own, or another's by those who bind the organisation. */
@Injectable()
export class RemoveMember {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly memberships: Memberships,
  ) {}

  execute(command: RemoveMemberCommand): Promise<void> {
    const { by, organisationId, personId } = command;
    return this.commands.run('identity.remove-member', command, async (tx) => {
      const own = await this.memberships.roleOf(tx, organisationId, by.id);
      if (own === null) throw new OrganisationNotFound('There is no such organisation.');
      if (by.id !== personId && !mayBind(own)) throw new NotAllowed(`${own} does not remove others.`);
      const theirs = await this.memberships.roleOf(tx, organisationId, personId);
      if (by.id !== personId && own !== 'owner' && theirs === 'owner') throw new NotAllowed(`${own} removes no owner.`);
      const owners = await this.memberships.owners(tx, organisationId);
      if (owners.length === 1 && owners[0] === personId) throw new LastOwner('The last owner stays.');
      await this.memberships.end(tx, { organisationId, personId, by: by.id, at: this.clock.now() });
    });
  }
}
