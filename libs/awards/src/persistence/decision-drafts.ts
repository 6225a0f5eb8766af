import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { Stage } from '../domain/stage.js';
import { DecisionDraftRow } from './decision-draft.row.js';

/** What the secretary drew up after the meeting: who was there and why it was decided so. */
export interface DecisionDraft {
  readonly id: string;
  /** Of the ranking that it is about. */
  readonly fingerprint: string;
  readonly reason: string;
  readonly present: readonly string[];
  readonly drawnUpBy: string;
  readonly drawnUpAt: Date;
}

interface DraftOfLot extends DecisionDraft {
  readonly callId: string;
  readonly lot: string;
  readonly stage: Stage;
}

/** Drafts of decisions: only ever added, the last one counts. */
@Injectable()
export class DecisionDrafts {
  constructor(private readonly database: Database) {}

  async add(tx: Tx, draft: DraftOfLot): Promise<void> {
    await tx.insert(DecisionDraftRow, { ...draft });
  }

  /** The last one of a lot, as far as it is about this ranking and no other. */
  async about(
    tx: Tx | null,
    place: { readonly callId: string; readonly lot: string; readonly stage: Stage },
    fingerprint: string,
  ): Promise<DecisionDraft | null> {
    const parameters = [place.callId, place.lot, place.stage];
    const [draft]: DecisionDraft[] = tx
      ? await tx.query(LAST, parameters)
      : await this.database.query<DecisionDraft>(LAST, parameters);
    return draft?.fingerprint === fingerprint ? draft : null;
  }
}

const LAST = `
  select d.id, d.fingerprint, d.reason, d.present, d.drawn_up_by as "drawnUpBy", d.drawn_up_at as "drawnUpAt"
  from committee_decision_draft d
  where d.call_id = $1 and d.lot = $2 and d.stage = $3
  order by d.drawn_up_at desc, d.id desc limit 1
`;
