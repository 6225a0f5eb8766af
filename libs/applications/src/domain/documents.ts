import { DomainError, type FileExtension, type FileOrigin } from '#libs/kernel';
import type { DocumentSet } from './stage.js';

/** A file that was handed in with an application. */
export interface ApplicationDocument {
  readonly id: string;
  readonly applicationId: string;
  readonly set: DocumentSet;
  /** Which of the documents that the call asks for it is. */
  readonly kind: string;
  readonly name: string;
  readonly extension: FileExtension;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly uploadedAt: Date;
  readonly uploadedBy: string;
  /** Null where it was sent for this application. */
  readonly reusedFrom: FileOrigin | null;
}

/** There is no such document in this application. */
export class DocumentNotFound extends DomainError {
  readonly code = 'applications.document-not-found';
}

/** The call does not ask for a document of this kind here. */
export class DocumentNotAsked extends DomainError {
  readonly code = 'applications.document-not-asked';
}

/** The form was corrected since whoever sends it read it: the question that asked for this file is gone. */
export class FileNoLongerAsked extends DomainError {
  readonly code = 'applications.file-no-longer-asked';
}

/** As many files of this kind are there as the call allows; one has to be removed first. */
export class TooManyDocuments extends DomainError {
  readonly code = 'applications.too-many-documents';
}

/** What the call says about one kind of document. */
export interface DocumentRules {
  readonly kind: string;
  readonly formats: readonly FileExtension[];
  readonly maxBytes: number;
  readonly maxFiles: number;
}

/** Refuses one file more of a kind than the call takes; the same content twice counts once, see `alreadyThere`. */
export function mustTakeOneMore(rules: DocumentRules, present: readonly ApplicationDocument[]): void {
  const same = present.filter((document) => document.kind === rules.kind);
  if (same.length < rules.maxFiles) return;
  throw new TooManyDocuments('There are as many files of this kind as the call takes.', { most: rules.maxFiles });
}

/** A document with the same content and kind: the same upload arriving twice adds nothing. */
export function alreadyThere(
  present: readonly ApplicationDocument[],
  upload: { readonly kind: string; readonly sha256: string },
): ApplicationDocument | undefined {
  return present.find((document) => document.kind === upload.kind && document.sha256 === upload.sha256);
}
