import { answerHash, answersIn, canonical, partsOf, RECEIPT_FORMAT, sha256, signedText } from '#receipts/verifier';
import type { FrozenDocument, SubmissionContent } from '../domain/content.js';
import type { Stage } from '../domain/stage.js';
import type { SigningKey } from './signing-key.js';

/** What a receipt states. Everything in it may be shown to whoever the applicant gives the receipt to. */
export interface ReceiptStatement {
  readonly code: string;
  /** The address of the portal that issued it; its public keys are there. */
  readonly issuer: string;
  readonly call: string;
  readonly lot: string;
  readonly file: string;
  readonly organisation: string;
  readonly title: string;
  readonly stage: Stage;
  readonly version: number;
  /** By the server's clock, ISO 8601 in UTC to the millisecond. */
  readonly arrivedAt: string;
  /** As it was when the receipt was issued; null where there was none. */
  readonly deadlineAt: string | null;
  readonly issuedAt: string;
  /** SHA-256 of everything that was handed in. */
  readonly fingerprint: string;
  /** The entry of the file's history that records the submission; its hash continues the chain. */
  readonly history: { readonly entry: number; readonly sha256: string };
  /** Binds the salt of the answers' hashes without telling it. */
  readonly saltSha256: string;
}

export interface ReceiptMatter {
  readonly statement: Omit<ReceiptStatement, 'issuer' | 'saltSha256'>;
  readonly content: SubmissionContent;
  /** Secret and unguessable: who has it can test guesses at the answers. */
  readonly salt: string;
}

/** The signed receipt as it is kept and passed on: canonical JSON, which reveals no answer. */
export function signedReceipt({ statement, content, salt }: ReceiptMatter, key: SigningKey): string {
  const unsealed = {
    format: RECEIPT_FORMAT,
    statement: { ...statement, issuer: key.issuer, saltSha256: sha256(salt) },
    answers: answersIn(content).map(([path, value]) => ({ path, sha256: answerHash(salt, path, value) })),
    files: content.documents.map(fileIn),
  };
  const parts = Object.fromEntries(partsOf(unsealed));
  return canonical({ ...unsealed, seal: { key: key.id, parts, signature: key.sign(signedText(key.id, parts)) } });
}

/** The applicant's own copy: with every answer, and the salt that proves each of them. */
export function fullReceipt(document: string, { content, salt }: Pick<ReceiptMatter, 'content' | 'salt'>): string {
  // A receipt that was issued is a JSON object.
  return canonical({ ...(JSON.parse(document) as object), content, salt });
}

function fileIn({ id, set, kind, name, sizeBytes, sha256: hash }: FrozenDocument) {
  return { id, stage: set, kind, name, size: sizeBytes, sha256: hash };
}
