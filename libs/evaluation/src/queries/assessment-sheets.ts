import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Divergence } from '../domain/divergence.js';
import type { RoundResult } from '../domain/round-result.js';
import type { Comments, Scores } from '../domain/scores.js';
import type { Stage } from '../domain/stage.js';
import type { Transferred } from '../domain/totals.js';
import { proposalOf, type Proposal, type Submitted } from '../domain/proposal.js';

/** What another assessor gave. Never with their name: assessors do not know who else reads a file. */
export interface OtherAssessment {
  readonly scores: Scores;
  readonly comments: Comments;
  readonly totalHalves: number;
}

/** One file on an assessor's desk. */
export interface AssessmentSheet {
  readonly assignmentId: string;
  readonly applicationId: string;
  readonly callId: string;
  readonly stage: Stage;
  readonly code: string | null;
  readonly scores: Scores;
  readonly comments: Comments;
  readonly version: number;
  readonly savedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly totalHalves: number | null;
  /** Scores taken over from the concept note, in halves. */
  readonly transferred: Transferred;
  /** Whether scores are awaited: the file is in the stage, and this assessment is not final. */
  readonly isOpen: boolean;
  /** Whether the declaration of impartiality is signed: nothing is shown to anybody before. */
  readonly hasDeclared: boolean;
  readonly dueAt: Date | null;
  /** The others and the result: null until one's own assessment is final and the round is complete (R13). */
  readonly others: readonly OtherAssessment[] | null;
  readonly result: RoundResult | null;
  readonly divergence: Divergence | null;
}

interface Row extends Omit<AssessmentSheet, 'others'> {
  readonly roundId: string;
}

/** What an assessor's page shows of one file. */
@Injectable()
export class AssessmentSheets {
  constructor(private readonly database: Database) {}

  /** Null unless the file is this person's to read, or was and is final. */
  async of(assignmentId: string, personId: string): Promise<AssessmentSheet | null> {
    const [row] = await this.database.query<Row>(SHEET, [assignmentId, personId]);
    if (!row) return null;
    const { roundId, ...sheet } = row;
    const mayCompare = sheet.submittedAt !== null && sheet.result !== null;
    if (!mayCompare) return { ...sheet, others: null, result: null, divergence: null };
    return { ...sheet, others: await this.database.query<OtherAssessment>(OTHERS, [roundId, personId]) };
  }

  /** The proposal that the file's round is about; null where nothing was handed in. */
  async proposal(
    { applicationId, stage }: Pick<AssessmentSheet, 'applicationId' | 'stage'>,
    organisationName: 'shown' | 'hidden',
  ): Promise<Proposal | null> {
    const rows = await this.database.query<{ content: Submitted; before: Submitted['answers'] | null }>(PROPOSAL, [
      applicationId,
    ]);
    return proposalOf(
      rows.map(({ content, before }) => ({ ...content, before })),
      { stage, organisationName },
    );
  }
}

const SHEET = `
  select a.id as "assignmentId", a.application_id as "applicationId", a.call_id as "callId", a.round_id as "roundId",
    a.stage, f.code, coalesce(s.scores, '{}'::json) as scores, coalesce(s.comments, '{}'::json) as comments,
    coalesce(s.version, 0) as version, s.saved_at as "savedAt", s.submitted_at as "submittedAt",
    s.total_halves as "totalHalves", r.transferred, r.result, r.divergence,
    s.submitted_at is null and i.state = 'scoring.' || a.stage as "isOpen",
    exists (select from impartiality_declaration d where d.call_id = a.call_id and d.person_id = a.person_id) as "hasDeclared",
    (select min(d.due_at) from deadlines_in(i.deadlines) d where s.submitted_at is null) as "dueAt"
  from assignment a
  join evaluation_round r on r.id = a.round_id
  join application f on f.id = a.application_id
  join workflow_instance i on i.id = a.application_id
  left join assessment s on s.assignment_id = a.id
  where a.id = $1 and a.person_id = $2 and a.ended_at is null
`;

const OTHERS = `
  select s.scores, s.comments, s.total_halves as "totalHalves"
  from assessment s
  where s.round_id = $1 and s.person_id <> $2 and s.submitted_at is not null
  order by s.submitted_at, s.id
`;

/**
 * The submissions that the grant itself names as its latest, in the order of the procedure; with one that was corrected
 * at the office's request, the answers before the correction.
 */
const PROPOSAL = `
  select s.content, case when exists (
      select from workflow_history h
      where h.instance_id = i.id and h.event = 'clarificationAnswered'
        and h.payload #>> '{submission,submissionId}' = s.id::text
    ) then (
      select b.content->'answers' from submission b
      where b.application_id = i.id and b.stage = s.stage and b.n = s.n - 1
    ) end as before
  from workflow_instance i
  join submission s on s.application_id = i.id
    and s.id::text in (i.context #>> '{submissions,conceptNote,submissionId}', i.context #>> '{submissions,fullApplication,submissionId}')
  where i.id = $1
  order by s.arrived_at, s.n
`;
