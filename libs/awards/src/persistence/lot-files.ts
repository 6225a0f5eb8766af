import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { ScoredFile } from '../domain/ranking.js';
import { AWAITING_DECISION, type Stage } from '../domain/stage.js';

/** The files of a lot as the ranking of a stage sees them. */
export interface FilesOfLot {
  /** Scored and waiting for the decision, in the order of their ids. */
  readonly waiting: readonly ScoredFile[];
  /** Still written, checked or scored: they may yet enter the ranking. */
  readonly pending: number;
}

/** Scores come from evaluation's published view, requests from the grants themselves. */
@Injectable()
export class LotFiles {
  constructor(private readonly database: Database) {}

  async of(tx: Tx | null, place: { readonly callId: string; readonly lot: string }, stage: Stage): Promise<FilesOfLot> {
    const parameters = [place.callId, place.lot, stage, AWAITING_DECISION[stage]];
    const [waiting, [pending]] = await Promise.all([
      this.rows<ScoredFile>(tx, WAITING, parameters),
      this.rows<{ count: number }>(tx, PENDING, parameters),
    ]);
    return { waiting, pending: pending?.count ?? 0 };
  }

  /** How many files of the whole call may still enter the ranking of a stage or wait for its decision. */
  async undecided(tx: Tx, callId: string, stage: Stage): Promise<number> {
    const [row]: { count: number }[] = await tx.query(UNDECIDED, [callId, stage]);
    return row?.count ?? 0;
  }

  /** Files of the call that are not awarded, rejected or on a list yet. */
  async unsettled(tx: Tx | null, callId: string): Promise<number> {
    const [row] = await this.rows<{ count: number }>(tx, UNSETTLED, [callId]);
    return row?.count ?? 0;
  }

  private rows<Row>(tx: Tx | null, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return tx ? tx.query(sql, [...parameters]) : this.database.query<Row>(sql, parameters);
  }
}

/** In an open call both parts were handed in together, so the request of the concept note holds for both. */
const REQUESTED = `coalesce(i.context #>> array['submissions', $3::text, 'requestedMinor'],
  i.context #>> '{submissions,conceptNote,requestedMinor}')::float8`;

const WAITING = `
  select i.id as "applicationId", r.total, r.sections, r.missed, ${REQUESTED} as "requestedMinor"
  from workflow_instance i
  join evaluation_result r on r.application_id = i.id and r.stage = $3
  where i.call_id = $1 and i.subject = 'grant' and i.context ->> 'lot' = $2 and i.state = $4 and r.completed_at is not null
  order by i.id
`;

/** States of a stage before its decision; drafts count, because an open deadline may still bring them in. */
const BEFORE_DECISION = `(i.state like 'draft.%' or i.state like 'submitted.%' or i.state like 'scoring.%'
  or i.state in ('eligibilityCheck.administrative', 'eligibilityCheck.clarification', 'eligibilityCheck.eligibility'))`;

const PENDING = `
  select count(*)::int as count
  from workflow_instance i
  where i.call_id = $1 and i.subject = 'grant' and i.context ->> 'lot' = $2 and i.context ->> 'stage' = $3
    and ${BEFORE_DECISION} and i.state <> $4
`;

const UNDECIDED = `
  select count(*)::int as count
  from workflow_instance i
  where i.call_id = $1 and i.subject = 'grant' and i.context ->> 'stage' = $2 and ${BEFORE_DECISION}
`;

const UNSETTLED = `
  select count(*)::int as count
  from workflow_instance i
  where i.call_id = $1 and i.subject = 'grant'
    and (${BEFORE_DECISION} or i.state in ('eligibilityCheck.verification', 'award.proposed'))
`;
