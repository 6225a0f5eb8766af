import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';

/** A signed receipt, and the public half of the key that signed it. */
export interface IssuedReceipt {
  readonly id: string;
  readonly submissionId: string;
  readonly code: string;
  readonly contentHash: string;
  readonly issuedAt: Date;
  readonly document: string;
  readonly salt: string;
  readonly key: { readonly id: string; readonly publicKey: string };
}

/** Receipts: one for each submission, only ever added. */
@Injectable()
export class Receipts {
  /** Keeps a receipt. Its key is published with the first receipt that it signs, in force from then on. */
  async issue(tx: Tx, receipt: IssuedReceipt): Promise<void> {
    const { id, submissionId, code, contentHash, issuedAt, document, salt, key } = receipt;
    await tx.query(ISSUE, [id, submissionId, code, contentHash, issuedAt, document, salt, key.id, key.publicKey]);
  }
}

const ISSUE = `
with published as (
  insert into receipt_key (id, public_key, valid_from) values ($8, $9, $5)
  on conflict (id) do update set valid_from = excluded.valid_from where receipt_key.valid_from > excluded.valid_from
)
insert into receipt (id, submission_id, code, content_hash, issued_at, document, salt, key_id)
values ($1, $2, $3, $4, $5, $6, $7, $8)`;
