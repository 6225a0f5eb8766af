import { DomainError } from '#libs/kernel';
import type { PrintedDocument } from './printed-document.js';

/** There is no typesetter on this machine: its page can be printed instead. */
export class TypesetterMissing extends DomainError {
  readonly code = 'files.typesetter-missing';
}

/** Too many documents wait, or this one took longer than any document may. */
export class TypesetterBusy extends DomainError {
  readonly code = 'files.typesetter-busy';
}

/** More than may be set at once. */
export class DocumentTooLong extends DomainError {
  readonly code = 'files.document-too-long';
}

export interface SetDocument {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

/**
 * Sets documents as tagged PDF (PDF/UA-1). The same document gives the same bytes. Bounded: a document that takes too
 * long or too much is given up alone, and nobody else waits for it.
 */
export abstract class Typesetter {
  /** Throws `TypesetterMissing`, `TypesetterBusy` or `DocumentTooLong`. */
  abstract set(document: PrintedDocument): Promise<SetDocument>;
}
