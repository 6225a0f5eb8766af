import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/calls';
import { Database } from '#libs/platform';
import {
  type CountedAssessment,
  type Feedback,
  feedbackOf,
  isFeedbackDue,
  type StageResult,
} from '../domain/feedback.js';

/** What an applicant may see of the evaluation now; who assessed never leaves the database here. */
@Injectable()
export class FeedbackOfFile {
  constructor(private readonly database: Database) {}

  /** Empty as long as the call's time for it has not come, and where it shows nothing. */
  async of(applicationId: string, call: Call): Promise<readonly Feedback[]> {
    const [standing] = await this.database.query<{ state: string; callState: string }>(STANDING, [
      applicationId,
      call.id,
    ]);
    if (!standing) return [];
    const { state, callState } = standing;
    if (!isFeedbackDue(call.feedback, { states: state.split(' '), callState })) return [];
    const [results, assessments] = await Promise.all([
      this.database.query<StageResult>(RESULTS, [applicationId]),
      this.database.query<CountedAssessment>(ASSESSMENTS, [applicationId]),
    ]);
    return feedbackOf(call.feedback, results, assessments);
  }
}

const STANDING = `
select i.state, split_part(c.state, '.', 1) as "callState"
from workflow_instance i, workflow_instance c where i.id = $1 and c.id = $2`;

const RESULTS = `
select r.stage, r.total::float8 as total from evaluation_result r
where r.application_id = $1 and r.completed_at is not null and r.total is not null order by r.stage`;

const ASSESSMENTS = `
select a.stage, a.scores, a.comments from final_assessment a
where a.application_id = $1 and a.counted and not a.conflict order by a.stage, a.submitted_at, a.assessment_id`;
