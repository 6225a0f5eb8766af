import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Stage } from '../domain/stage.js';

/** Something that a person scored. */
export interface PastAssessment {
  readonly assessmentId: string;
  readonly assignmentId: string;
  readonly callCode: string;
  readonly stage: Stage;
  readonly code: string | null;
  readonly title: string;
  readonly totalHalves: number;
  readonly submittedAt: Date;
  /** The average, once the round is complete. */
  readonly resultHalves: number | null;
}

/** Where a page of the list begins: below this entry. */
export interface AfterAssessment {
  readonly submittedAt: Date;
  readonly assessmentId: string;
}

/** A person's final assessments, newest first. */
@Injectable()
export class PastAssessments {
  constructor(private readonly database: Database) {}

  of(
    personId: string,
    page: { readonly limit: number; readonly after: AfterAssessment | null },
  ): Promise<readonly PastAssessment[]> {
    const { after, limit } = page;
    return this.database.query<PastAssessment>(PAST, [
      personId,
      after?.submittedAt ?? null,
      after?.assessmentId ?? null,
      limit,
    ]);
  }
}

const PAST = `
  select s.id as "assessmentId", s.assignment_id as "assignmentId", c.code as "callCode", r.stage, f.code, f.title,
    s.total_halves as "totalHalves", s.submitted_at as "submittedAt", r.total_halves as "resultHalves"
  from assessment s
  join evaluation_round r on r.id = s.round_id
  join call c on c.id = r.call_id
  join application f on f.id = r.application_id
  where s.person_id = $1 and s.submitted_at is not null
    and ($2::timestamptz is null or (s.submitted_at, s.id) < ($2::timestamptz, $3::uuid))
  order by s.submitted_at desc, s.id desc
  limit $4
`;
