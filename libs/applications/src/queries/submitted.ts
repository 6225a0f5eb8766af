import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { SubmissionContent } from '../domain/content.js';
import type { Stage } from '../domain/stage.js';
import type { SubmissionLine } from './application-file.js';

/** What was handed in, with what identifies it. */
export interface SubmittedView {
  readonly id: string;
  readonly applicationId: string;
  readonly applicationCode: string;
  readonly organisationId: string;
  readonly callId: string;
  readonly stage: Stage;
  readonly n: number;
  readonly content: SubmissionContent;
  readonly contentHash: string;
  readonly requestedMinor: number;
  readonly receiptCode: string;
  readonly arrivedAt: Date;
  readonly submittedBy: string;
  /** Null where no receipt was written with the submission. */
  readonly receiptIssuedAt: Date | null;
  /** The key that signed the receipt; null where it was issued before receipts were signed. */
  readonly receiptKeyId: string | null;
  /** Whether a later version of the same stage replaced it. */
  readonly isReplaced: boolean;
}

/** An assessor's view of a submission: nothing in it says how to reach the applicant. */
export type BlindSubmission = Pick<
  SubmittedView,
  'id' | 'applicationId' | 'applicationCode' | 'callId' | 'stage' | 'n' | 'requestedMinor'
> & {
  readonly content: Omit<SubmissionContent, 'applicant' | 'declaration'>;
  /** Null where the call hides it. */
  readonly organisationName: string | null;
};

/** Submissions as they were frozen. */
@Injectable()
export class Submitted {
  constructor(private readonly database: Database) {}

  /** The submission with this receipt code, or null. */
  byReceipt(receiptCode: string): Promise<SubmittedView | null> {
    return this.one('where s.receipt_code = $1', [receiptCode]);
  }

  /** What had been handed in by an instant, in its order. */
  knownAt(applicationId: string, at: Date): Promise<readonly SubmissionLine[]> {
    return this.database.query<SubmissionLine>(
      `select s.id, s.stage, s.n, s.content_hash as "contentHash", s.requested_minor::float8 as "requestedMinor",
         s.receipt_code as "receiptCode", s.arrived_at as "arrivedAt", s.submitted_by as "submittedBy",
         (s.content #>> '{call,revision}')::int as revision
       from submission s where s.application_id = $1 and s.arrived_at <= $2 order by s.arrived_at, s.id`,
      [applicationId, at],
    );
  }

  /** The newest submission of a stage, or null. */
  latest(applicationId: string, stage: Stage): Promise<SubmittedView | null> {
    return this.one('where s.application_id = $1 and s.stage = $2 order by s.n desc limit 1', [applicationId, stage]);
  }

  /** One version of a stage, also one that was replaced; or null. */
  version(applicationId: string, stage: Stage, n: number): Promise<SubmittedView | null> {
    return this.one('where s.application_id = $1 and s.stage = $2 and s.n = $3', [applicationId, stage, n]);
  }

  /**
   * The newest submission of a stage for somebody who scores it: without contact data, without names of people. In an
   * open call both parts are in the submission of the concept note.
   */
  async forAssessor(
    applicationId: string,
    stage: Stage,
    organisation: 'shown' | 'hidden',
  ): Promise<BlindSubmission | null> {
    const found = (await this.latest(applicationId, stage)) ?? (await this.latest(applicationId, 'conceptNote'));
    if (!found) return null;
    const { id, applicationCode, callId, n, requestedMinor, content } = found;
    const { applicant, declaration, ...scored } = content;
    const organisationName = organisation === 'shown' ? applicant.name : null;
    return { id, applicationId, applicationCode, callId, stage, n, requestedMinor, content: scored, organisationName };
  }

  private async one(which: string, parameters: readonly unknown[]): Promise<SubmittedView | null> {
    const [row] = await this.database.query<SubmittedView>(`${SUBMITTED} ${which}`, parameters);
    return row ?? null;
  }
}

const SUBMITTED = `
select s.id, s.application_id as "applicationId", a.code as "applicationCode", a.organisation_id as "organisationId",
  a.call_id as "callId", s.stage, s.n, s.content, s.content_hash as "contentHash",
  s.requested_minor::float8 as "requestedMinor", s.receipt_code as "receiptCode", s.arrived_at as "arrivedAt",
  s.submitted_by as "submittedBy", r.issued_at as "receiptIssuedAt",
  r.key_id as "receiptKeyId",
  exists (select from submission b where b.application_id = s.application_id and b.stage = s.stage and b.n > s.n) as "isReplaced"
from submission s
join application a on a.id = s.application_id
left join receipt r on r.submission_id = s.id`;
