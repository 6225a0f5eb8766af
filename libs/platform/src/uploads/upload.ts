import { DomainError } from '#libs/kernel';

/** A file that arrives in pieces: who brings it, where it is to go, how far it has come. */
export interface Upload {
  readonly id: string;
  readonly ownerId: string;
  /** What the file is for, in the words of whoever takes it; see the apps. */
  readonly destination: string;
  readonly fileName: string;
  /** By what the sender's device knows the same file again. */
  readonly fingerprint: string;
  readonly sizeBytes: number;
  readonly expiresAt: Date;
  readonly offset: number;
  /** What became of it once it was there; null while it is on its way. */
  readonly outcome: UploadOutcome | null;
}

export type UploadOutcome =
  | { readonly kind: 'taken'; readonly isCleaned: boolean; readonly documentId: string }
  | { readonly kind: 'refused'; readonly code: string; readonly details: Readonly<Record<string, unknown>> };

/** There is no such upload of this person, or it is over. */
export class UploadNotFound extends DomainError {
  readonly code = 'files.upload-not-found';
}

/** The sender believes in another length than has arrived. */
export class UploadOffsetDiffers extends DomainError {
  readonly code = 'files.upload-offset-differs';
}

/** Somebody has more uploads open, or larger ones, than anybody needs. */
export class TooManyUploads extends DomainError {
  readonly code = 'files.too-many-uploads';
}
