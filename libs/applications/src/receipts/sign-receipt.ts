import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/calls';
import type { LockedInstance } from '#libs/engine';
import { Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { Receipts } from '../persistence/receipts.js';
import type { Submission } from '../persistence/submissions.js';
import { signedReceipt } from './receipt-document.js';
import { Salts } from './salts.js';
import { SigningKey } from './signing-key.js';

/** A submission whose transition has been written, in the transaction that writes it. */
export interface Received {
  readonly submission: Submission;
  /** The application's code. */
  readonly code: string;
  readonly call: Call;
  readonly grant: LockedInstance;
  /** The first instant that would have been too late; null where there was none. */
  readonly deadlineAt: Date | null;
}

/** Signs the receipt of a submission and keeps it with the submission itself: there is never one without the other. */
@Injectable()
export class SignReceipt {
  constructor(
    private readonly receipts: Receipts,
    private readonly key: SigningKey,
    private readonly salts: Salts,
    private readonly ids: Ids,
  ) {}

  async execute(tx: Tx, received: Received): Promise<void> {
    const { submission, grant } = received;
    const { id: submissionId, receiptCode: code, contentHash, content } = submission;
    const salt = this.salts.next();
    const document = signedReceipt({ statement: statementOf(received), content, salt }, this.key);
    const { id, publicKey } = this.key;
    await this.receipts.issue(tx, {
      id: this.ids.next(),
      submissionId,
      code,
      contentHash,
      issuedAt: grant.at,
      document,
      salt,
      key: { id, publicKey },
    });
  }
}

function statementOf({ submission, code: file, call, grant, deadlineAt }: Received) {
  const { receiptCode: code, content, stage, n: version, arrivedAt, contentHash: fingerprint } = submission;
  return {
    code,
    call: call.code,
    lot: content.lot,
    file,
    organisation: content.applicant.name,
    title: content.title,
    stage,
    version,
    arrivedAt: arrivedAt.toISOString(),
    deadlineAt: deadlineAt?.toISOString() ?? null,
    issuedAt: grant.at.toISOString(),
    fingerprint,
    history: { entry: grant.version, sha256: grant.headHash },
  };
}
