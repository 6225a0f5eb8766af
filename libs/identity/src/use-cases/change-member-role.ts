import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock, Ids } from '#libs/kernel';
import { OrganisationNotFound } from '../domain/organisation.js';
import { NotAllowed } from '../domain/roles.js';
import type { MemberRole } from '../domain/standing.js';
import { Memberships } from '../persistence/memberships.js';
import { Organisations } from '../persistence/organisations.js';
import { LastOwner } from './remove-member.js';

export interface ChangeMemberRoleCommand extends Command {
  readonly organisationId: string;
  readonly personId: string;
  readonly role: MemberRole;
}

/** Owners give each member their role; one owner always stays. The row of the role before is kept. */
@Injectable()
export class ChangeMemberRole {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly organisations: Organisations,
    private readonly memberships: Memberships,
  ) {}

  execute(command: ChangeMemberRoleCommand): Promise<void> {
    const { by, organisationId, personId, role } = command;
    return this.commands.run('identity.change-member-role', command, async (tx) => {
      await this.organisations.lock(tx, organisationId);
      const own = await this.memberships.roleOf(tx, organisationId, by.id);
      const before = await this.memberships.roleOf(tx, organisationId, personId);
      if (own === null || before === null) throw new OrganisationNotFound('There is no such member.');
      if (own !== 'owner') throw new NotAllowed(`${own} does not change roles.`);
      if (before === role) return;
      const owners = await this.memberships.owners(tx, organisationId);
      if (owners.length === 1 && owners[0] === personId) throw new LastOwner('The last owner stays.');
      const at = this.clock.now();
      await this.memberships.end(tx, { organisationId, personId, by: by.id, at });
      await this.memberships.add(tx, { id: this.ids.next(), personId, organisationId, role, since: at });
    });
  }
}
