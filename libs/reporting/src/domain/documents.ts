import { DomainError, type FileExtension, type FileOrigin } from '#libs/kernel';

/** A file that came with a report. */
export interface ReportDocument {
  readonly id: string;
  readonly reportId: string;
  /** Which of the documents that the call asks for it is. */
  readonly kind: string;
  readonly name: string;
  readonly extension: FileExtension;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly uploadedAt: Date;
  readonly uploadedBy: string;
  /** Where the file had been given before; null where it was sent for this report. */
  readonly reusedFrom: FileOrigin | null;
}

/** There is no such document in this report. */
export class DocumentNotFound extends DomainError {
  readonly code = 'reporting.document-not-found';
}

/** The call does not ask for a document of this kind. */
export class DocumentNotAsked extends DomainError {
  readonly code = 'reporting.document-not-asked';
}

/** As many files of this kind are there as the call takes. */
export class TooManyDocuments extends DomainError {
  readonly code = 'reporting.too-many-documents';
}

/** Refuses one file more of a kind than the call takes. */
export function mustTakeOneMore(
  rules: { readonly kind: string; readonly maxFiles: number },
  present: readonly ReportDocument[],
) {
  if (present.filter(({ kind }) => kind === rules.kind).length < rules.maxFiles) return;
  throw new TooManyDocuments('There are as many files of this kind as the call takes.', { most: rules.maxFiles });
}
