import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { type Key, verifyReceipt } from '#receipts/verifier';
import type { SubmissionContent } from '../domain/content.js';
import { contentHash } from '../draft/frozen-content.js';
import { ReceiptKeys } from '../queries/receipt-keys.js';
import type { ReceiptStatement } from './receipt-document.js';

export interface ReceiptsChecked {
  readonly receipts: number;
  /** How many were issued before receipts were signed: nothing but our books vouches for them. */
  readonly unsigned: number;
  readonly differing: readonly { readonly code: string; readonly what: string }[];
}

interface Row {
  readonly id: string;
  readonly code: string;
  readonly document: string | null;
  readonly content: SubmissionContent;
  readonly arrivedAt: Date;
  /** Null where the history lies in a month that is detached. */
  readonly entryHash: string | null;
}

const PAGE = 500;

/** Compares every signed receipt with its signature, with what was submitted, and with the file's history. */
@Injectable()
export class ReceiptsInBooks {
  constructor(
    private readonly database: Database,
    private readonly keys: ReceiptKeys,
  ) {}

  async check(): Promise<ReceiptsChecked> {
    const keys = await this.keys.all();
    const differing: { code: string; what: string }[] = [];
    let [receipts, unsigned] = [0, 0];
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.database.query<Row>(RECEIPTS, [after, PAGE]);
      const last = rows.at(-1);
      if (!last) return { receipts, unsigned, differing };
      receipts += rows.length;
      unsigned += rows.filter(({ document }) => document === null).length;
      differing.push(...rows.flatMap((row) => differences(row, keys).map((what) => ({ code: row.code, what }))));
      after = last.id;
    }
  }
}

function differences({ document, content, arrivedAt, entryHash }: Row, keys: readonly Key[]): readonly string[] {
  if (document === null) return [];
  const { findings, receipt } = verifyReceipt(document, keys);
  if (findings.length > 0 || !receipt) return findings.map(({ code, part }) => `${code} ${part}`.trim());
  // A receipt that is genuine has the statement that we signed.
  const { fingerprint, history, arrivedAt: stated } = receipt['statement'] as ReceiptStatement;
  return [
    ...(fingerprint === contentHash(content) ? [] : ['what was submitted is not what it states']),
    ...(stated === arrivedAt.toISOString() ? [] : ['the submission arrived at another instant than it states']),
    ...(entryHash === null || entryHash === history.sha256 ? [] : ['its entry in the history is another one']),
  ];
}

const RECEIPTS = `
select r.id, r.code, r.document, s.content, s.arrived_at as "arrivedAt", encode(h.hash, 'hex') as "entryHash"
from receipt r
join submission s on s.id = r.submission_id
left join workflow_history h
  on h.instance_id = s.application_id and h.seq = ((r.document::json)->'statement'->'history'->>'entry')::int
where r.id > $1 order by r.id limit $2`;
