import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Complaint, Decision } from '../domain/complaint.js';
import { DECISION } from '../persistence/decision.sql.js';

/** A complaint with where it stands. */
export interface ComplaintShown extends Complaint {
  readonly state: string;
  /** What the office has to keep, also where its day has passed; null once it is answered. */
  readonly dueAt: Date | null;
}

/** What a file was decided with, and what was complained about. */
export interface ComplaintsView {
  /** The decision that the file stands under; null for one that goes on. */
  readonly decision: Decision | null;
  /** Oldest first. */
  readonly complaints: readonly ComplaintShown[];
  /** Who took the decisions that were complained about: they answer none of it. */
  readonly deciders: readonly string[];
}

@Injectable()
export class ComplaintsOfFile {
  constructor(private readonly database: Database) {}

  async of(grantId: string): Promise<ComplaintsView> {
    const [[decision], complaints, deciders] = await Promise.all([
      this.database.query<Decision>(DECISION, [grantId]),
      this.database.query<ComplaintShown>(COMPLAINTS, [grantId]),
      this.database.query<{ id: string }>(DECIDERS, [grantId]),
    ]);
    return { decision: decision ?? null, complaints, deciders: deciders.map(({ id }) => id) };
  }
}

const COMPLAINTS = `
select c.id, c.grant_id as "grantId", c.call_id as "callId", c.decision_seq as "decisionSeq", c.reasons,
  c.filed_at as "filedAt", c.filed_by as "filedBy", c.outcome, c.answer, c.answered_at as "answeredAt",
  c.answered_by as "answeredBy", i.state, next_obligation(i.id) as "dueAt"
from complaint c
join workflow_instance i on i.id = c.id
where c.grant_id = $1 order by c.filed_at`;

const DECIDERS = `
select distinct h.actor->>'id' as id from complaint c
join workflow_history h on h.instance_id = c.grant_id and h.seq = c.decision_seq and h.actor->>'kind' = 'person'
where c.grant_id = $1`;
