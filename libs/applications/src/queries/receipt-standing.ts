import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { SubmissionContent } from '../domain/content.js';
import type { Stage } from '../domain/stage.js';

/** What is known of a receipt today: what it proves, and what has happened to the submission since. */
export interface ReceiptStanding {
  readonly applicationId: string;
  readonly applicationCode: string;
  readonly callId: string;
  readonly stage: Stage;
  readonly n: number;
  readonly receiptCode: string;
  readonly arrivedAt: Date;
  /** The revision of the call that it was handed in under. */
  readonly revision: number;
  /** The signed receipt; null where it was issued before receipts were signed. */
  readonly document: string | null;
  /** When a later version of the same part arrived, if one did. */
  readonly replacedAt: Date | null;
  /** When the application was withdrawn, if it was. */
  readonly withdrawnAt: Date | null;
}

/** A receipt with what its owners alone may have. */
export interface OwnReceipt {
  readonly document: string | null;
  readonly salt: string | null;
  readonly content: SubmissionContent;
}

/** Looks receipts up for those who verify them. */
@Injectable()
export class ReceiptStandings {
  constructor(private readonly database: Database) {}

  /** Null where no receipt has this code. */
  async of(receiptCode: string): Promise<ReceiptStanding | null> {
    const [row] = await this.database.query<ReceiptStanding>(STANDING, [receiptCode]);
    return row ?? null;
  }

  /** What the applicant's own copy is made of. */
  async ownCopy(receiptCode: string): Promise<OwnReceipt | null> {
    const [row] = await this.database.query<OwnReceipt>(
      `select r.document, r.salt, s.content from submission s left join receipt r on r.submission_id = s.id
       where s.receipt_code = $1`,
      [receiptCode],
    );
    return row ?? null;
  }
}

const STANDING = `
select s.application_id as "applicationId", a.code as "applicationCode", a.call_id as "callId", s.stage, s.n,
  s.receipt_code as "receiptCode", s.arrived_at as "arrivedAt", (s.content #>> '{call,revision}')::int as revision, r.document,
  (select min(b.arrived_at) from submission b
   where b.application_id = s.application_id and b.stage = s.stage and b.n > s.n) as "replacedAt",
  (select min(h.at) from workflow_history h
   where h.instance_id = s.application_id and h.event = 'applicationWithdrawn') as "withdrawnAt"
from submission s
join application a on a.id = s.application_id
left join receipt r on r.submission_id = s.id
where s.receipt_code = $1`;
