import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { fits } from '../domain/award.js';
import { AwardList } from './award-list.js';

/** What the guard `budgetLeftInLot` is told: the same for the page that explains and the use case that decides. */
@Injectable()
export class AwardFacts {
  constructor(private readonly awards: AwardList) {}

  /** `overBudget` names the lot where the award does not fit into it; empty where it does, or nothing was selected. */
  async of(tx: Tx | null, grantId: string): Promise<JsonObject> {
    const award = await this.awards.of(tx, grantId);
    const budget = award && (await this.awards.budgetOf(tx, award));
    return { overBudget: award && budget && !fits(award, budget) ? [award.lot] : [] };
  }
}
