import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';

export interface Receipt {
  readonly id: string;
  readonly submissionId: string;
  readonly code: string;
  readonly contentHash: string;
  readonly issuedAt: Date;
}

/** Receipts: one for each submission, only ever added. */
@Injectable()
export class Receipts {
  /** Answers whether it was new: a receipt that is there already stays as it was issued. */
  async issue(tx: Tx, receipt: Receipt): Promise<'issued' | 'already issued'> {
    const { id, submissionId, code, contentHash, issuedAt } = receipt;
    const issued: unknown[] = await tx.query(
      `insert into receipt (id, submission_id, code, content_hash, issued_at) values ($1, $2, $3, $4, $5)
       on conflict on constraint uq_receipt_submission do nothing returning id`,
      [id, submissionId, code, contentHash, issuedAt],
    );
    return issued.length > 0 ? 'issued' : 'already issued';
  }
}
