import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Stage } from '../domain/stage.js';
import { inConflict } from '../persistence/in-conflict.js';

/** A final assessment, word for word. Scores are whole points, sums are in halves of a point. */
export interface AssessmentInFull {
  readonly assessmentId: string;
  readonly applicationId: string;
  /** By criterion. */
  readonly scores: Readonly<Record<string, number>>;
  /** By section, and by criterion where a score had to be explained. */
  readonly comments: Readonly<Record<string, string>>;
  /** By section. */
  readonly sections: Readonly<Record<string, number>>;
  readonly total: number;
  /** Whether it is one of the two that the result is the average of. */
  readonly counted: boolean;
  /** Its assessor declared a conflict afterwards. */
  readonly conflict: boolean;
}

/** What the assessors wrote, for the committee: without their names, for it judges the work. */
@Injectable()
export class AssessmentsInFull {
  constructor(private readonly database: Database) {}

  ofFile(applicationId: string, stage: Stage): Promise<readonly AssessmentInFull[]> {
    return this.database.query<AssessmentInFull>(
      `${ASSESSMENTS} where a.application_id = $1 and a.stage = $2 order by a.submitted_at, a.assessment_id`,
      [applicationId, stage],
    );
  }

  /** Of every file of a call, those of one file beside each other; without the files the reader has a conflict with. */
  ofCall(callId: string, stage: Stage, readerId: string): Promise<readonly AssessmentInFull[]> {
    return this.database.query<AssessmentInFull>(
      `${ASSESSMENTS} where a.call_id = $1 and a.stage = $2 and not ${inConflict('a', '$3')}
       order by a.application_id, a.submitted_at, a.assessment_id`,
      [callId, stage, readerId],
    );
  }
}

const ASSESSMENTS = `
  select a.assessment_id as "assessmentId", a.application_id as "applicationId", a.scores, a.comments, a.sections,
    a.total, a.counted, a.conflict
  from final_assessment a
`;
