import { Injectable } from '@nestjs/common';
import type { SubmissionDeadline } from '#libs/calls';
import type { Interval } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';

/** What was decided about a deadline when it came. */
export interface DeadlineVerdict {
  readonly deadline: SubmissionDeadline;
  readonly at: Date;
  /** `nothingToMove`: the call waited for nothing any more. */
  readonly outcome: 'kept' | 'moved' | 'nothingToMove';
  readonly outageSeconds: number;
  readonly allowedSeconds: number;
  readonly outages: readonly Interval[];
  readonly movedTo: Date | null;
  readonly decidedAt: Date;
}

/** Decisions about deadlines; each is made once and never changed. */
@Injectable()
export class DeadlineVerdicts {
  constructor(private readonly database: Database) {}

  /** Of a call, the newest first. */
  async of(tx: Tx | null, callId: string): Promise<readonly DeadlineVerdict[]> {
    const rows: readonly Stored[] = tx
      ? await tx.query(OF_CALL, [callId])
      : await this.database.query<Stored>(OF_CALL, [callId]);
    return rows.map(({ outages, ...row }) => ({
      ...row,
      outages: outages.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })),
    }));
  }

  async add(tx: Tx, callId: string, verdict: DeadlineVerdict): Promise<void> {
    const { deadline, at, outcome, outageSeconds, allowedSeconds, outages, movedTo, decidedAt } = verdict;
    await tx.query(ADD, [
      callId,
      deadline,
      at,
      outcome,
      outageSeconds,
      allowedSeconds,
      JSON.stringify(outages),
      movedTo,
      decidedAt,
    ]);
  }
}

type Stored = Omit<DeadlineVerdict, 'outages'> & {
  readonly outages: readonly { readonly from: string; readonly until: string }[];
};

const OF_CALL = `
select v.deadline, v.at, v.outcome, v.outage_seconds as "outageSeconds", v.allowed_seconds as "allowedSeconds", v.outages,
  v.moved_to as "movedTo", v.decided_at as "decidedAt"
from deadline_verdict v where v.call_id = $1 order by v.at desc`;

const ADD = `
insert into deadline_verdict (call_id, deadline, at, outcome, outage_seconds, allowed_seconds, outages, moved_to, decided_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
