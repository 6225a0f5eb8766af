import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { Member } from '../domain/committee.js';
import { canonicalText, type LotDecision } from '../domain/lot-decision.js';
import type { Stage } from '../domain/stage.js';

export type DecisionKind = 'tieBreak' | 'shortList' | 'selection' | 'awards';

/** What was decided, with everything that its minutes need. */
export interface DecisionContent {
  readonly lotDecision: LotDecision | null;
  /** For a tie: ids, the better one first. */
  readonly order: readonly string[] | null;
  /** Who drew it up and when; null for what the chair alone records. */
  readonly draft: { readonly by: string; readonly at: Date } | null;
  /** The committee as it was composed. */
  readonly members: readonly Member[];
}

export interface Decision {
  readonly id: string;
  readonly callId: string;
  /** Empty for a decision on the whole call. */
  readonly lot: string;
  readonly stage: Stage;
  readonly kind: DecisionKind;
  readonly content: DecisionContent;
  readonly fingerprint: string;
  readonly reason: string;
  readonly present: readonly string[];
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

/** Names a proposed decision, so that what is confirmed is what was seen. */
export function fingerprintOf(place: { readonly callId: string; readonly lot: string }, decision: LotDecision): string {
  return hash('sha256', canonicalText(place, decision), 'hex');
}

/** What committees decided: only ever added. */
@Injectable()
export class Decisions {
  constructor(private readonly database: Database) {}

  async add(tx: Tx, decision: Decision): Promise<void> {
    await tx.query(
      `insert into committee_decision
         (id, call_id, lot, stage, kind, content, fingerprint, reason, present, decided_by, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        decision.id,
        decision.callId,
        decision.lot,
        decision.stage,
        decision.kind,
        JSON.stringify(decision.content),
        decision.fingerprint,
        decision.reason,
        JSON.stringify(decision.present),
        decision.decidedBy,
        decision.decidedAt,
      ],
    );
  }

  /** Decisions on a lot and stage, in the order in which they were made. */
  async ofLot(
    tx: Tx | null,
    place: { readonly callId: string; readonly lot: string },
    stage: Stage,
  ): Promise<readonly Decision[]> {
    const sql = `${DECISIONS} where d.call_id = $1 and d.lot = $2 and d.stage = $3 order by d.decided_at, d.id`;
    const parameters = [place.callId, place.lot, stage];
    return tx ? tx.query(sql, parameters) : this.database.query<Decision>(sql, parameters);
  }

  /** Every decision of a call, in the order in which they were made. */
  ofCall(callId: string): Promise<readonly Decision[]> {
    return this.database.query<Decision>(`${DECISIONS} where d.call_id = $1 order by d.decided_at, d.id`, [callId]);
  }
}

/** The orders that a committee gave to ties, a later one first: it replaces what an earlier one said. */
export function committeeOrder(decisions: readonly Decision[]): readonly string[] {
  const orders = decisions.flatMap(({ content }) => (content.order ? [content.order] : []));
  return [...new Set(orders.toReversed().flat())];
}

const DECISIONS = `
  select d.id, d.call_id as "callId", d.lot, d.stage, d.kind, d.content, d.fingerprint, d.reason, d.present,
    d.decided_by as "decidedBy", d.decided_at as "decidedAt"
  from committee_decision d
`;
