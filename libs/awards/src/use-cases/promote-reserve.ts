import { Injectable } from '@nestjs/common';
import { Calls } from '#libs/calls';
import { Engine, type LockedInstance, type Origin } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { freeOf } from '../domain/award.js';
import { nextToMoveUp } from '../domain/reserve-list.js';
import { AwardList, type Place } from '../persistence/award-list.js';

/**
 * Moves up whoever is next on the reserve list of a lot while the free part of its budget carries them. Part of an
 * effect or of the chair's own order; amounts of files that have left are given back first.
 */
@Injectable()
export class PromoteReserve {
  constructor(
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly awards: AwardList,
  ) {}

  /** Answers the grants that moved up, in their order. */
  async execute(tx: Tx, place: Place, origin: Origin): Promise<readonly string[]> {
    await this.awards.promoteAlone(tx, place);
    await this.awards.releaseThoseGone(tx, place, origin.arrivedAt);
    const promoted: string[] = [];
    for (;;) {
      const next = await this.next(tx, place);
      if (!next) return promoted;
      await next.send({ type: 'reservePromoted' }, origin);
      await this.awards.promote(tx, next.id, next.at);
      promoted.push(next.id);
    }
  }

  /** The next that fits, locked; one that was withdrawn meanwhile has left the list when it is read again. */
  private async next(tx: Tx, place: Place): Promise<LockedInstance | null> {
    const { fillRemainder } = (await this.calls.of(tx, place.callId)).file.selection;
    for (;;) {
      const budget = await this.awards.budgetOf(tx, place);
      if (!budget) return null;
      const candidate = nextToMoveUp(await this.awards.reserve(tx, place), {
        freeMinor: freeOf(budget),
        fillRemainder,
      });
      if (!candidate) return null;
      const grant = await this.engine.lock(tx, candidate.applicationId);
      if (grant.isIn('award.reserve')) return grant;
      await this.awards.releaseThoseGone(tx, place, grant.at);
    }
  }
}
