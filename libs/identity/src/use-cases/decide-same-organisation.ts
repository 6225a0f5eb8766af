import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock, Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { NotYoursToDecide } from '../domain/ownership.js';
import { PairNotFound } from '../domain/same-organisation.js';
import { Memberships } from '../persistence/memberships.js';
import { OrganisationPairs, type OrganisationPair } from '../persistence/organisation-pairs.js';
import { TellMembers } from './tell-members.js';

export interface DecideSameOrganisationCommand extends Command {
  readonly pairId: string;
  /** The one of the two that stands for both; null: they are not the same. */
  readonly keptId: string | null;
  readonly reason: string;
}

/**
 * An officer says whether two organisations are one. Of two that are, one is closed for new applications and points to
 * the other; what runs goes on, and nothing is moved. A later decision takes the place of an earlier one.
 */
@Injectable()
export class DecideSameOrganisation {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly memberships: Memberships,
    private readonly pairs: OrganisationPairs,
    private readonly tell: TellMembers,
  ) {}

  execute(command: DecideSameOrganisationCommand): Promise<void> {
    const { by, pairId, keptId, reason } = command;
    return this.commands.run('identity.decide-same-organisation', command, async (tx) => {
      const pair = await this.pairs.of(tx, pairId);
      const members = pair && [pair.firstId, pair.secondId];
      if (!members || (keptId !== null && !members.includes(keptId))) throw new PairNotFound('There are no such two.');
      await this.mustBeOfTheOffice(tx, command, pair);
      const id = this.ids.next();
      await this.pairs.decide(tx, pair, { id, keptId, reason, decidedBy: by.id, decidedAt: this.clock.now() });
      if (keptId === null) return;
      for (const organisationId of members) {
        const news = { cause: `same ${id} ${organisationId}`, path: `/organisations/${organisationId}` };
        const params = { role: organisationId === keptId ? 'kept' : 'closed', reason };
        await this.tell.execute(tx, { organisationId, template: 'organisationsSame', params, ...news });
      }
    });
  }

  private async mustBeOfTheOffice(tx: Tx, { by }: Command, pair: OrganisationPair): Promise<void> {
    const own = [
      await this.memberships.roleOf(tx, pair.firstId, by.id),
      await this.memberships.roleOf(tx, pair.secondId, by.id),
    ];
    const isOffice = by.roles.includes('officer') || by.roles.includes('operator');
    if (!isOffice || own.some((role) => role !== null)) throw new NotYoursToDecide('This is not theirs to decide.');
  }
}
