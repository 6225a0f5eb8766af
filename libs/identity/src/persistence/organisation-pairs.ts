import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { OrganisationPairDecisionRow, OrganisationPairRow } from './organisation-pair.row.js';
import { OrganisationRow } from './organisation.row.js';

export interface OrganisationPair {
  readonly id: string;
  readonly firstId: string;
  readonly secondId: string;
}

export interface PairDecision {
  readonly id: string;
  readonly keptId: string | null;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

@Injectable()
export class OrganisationPairs {
  /** The pair, locked: decisions about it follow each other. */
  async of(tx: Tx, id: string): Promise<OrganisationPair | null> {
    return tx.findOne(OrganisationPairRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Keeps the decision, and has the one organisation point to the other, or none. */
  async decide(tx: Tx, { id, firstId, secondId }: OrganisationPair, decision: PairDecision): Promise<void> {
    await tx.insert(OrganisationPairDecisionRow, { ...decision, pairId: id });
    const { keptId } = decision;
    for (const [one, other] of [
      [firstId, secondId],
      [secondId, firstId],
    ] as const) {
      if (keptId === other) await tx.update(OrganisationRow, { id: one }, { sameAs: other });
      else await tx.update(OrganisationRow, { id: one, sameAs: other }, { sameAs: null });
    }
  }
}
