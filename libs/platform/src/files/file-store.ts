import type { Readable } from 'node:stream';
import { DomainError } from '#libs/kernel';

/** What was received but is not kept yet: it can be looked at, then kept or thrown away. */
export interface StagedFile {
  /** Where it lies on this machine until it is kept. */
  readonly path: string;
  /** SHA-256 of the content, in hexadecimal. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Content that the store holds already. */
export interface KeptFile {
  readonly storageKey: string;
}

/** The upload is larger than allowed. */
export class FileTooLarge extends DomainError {
  readonly code = 'files.too-large';
}

/** The upload has no content at all. */
export class FileEmpty extends DomainError {
  readonly code = 'files.empty';
}

/** A row names content that the store does not hold. */
export class FileMissing extends DomainError {
  readonly code = 'files.missing';
}

/**
 * Keeps files by their content: the same content is kept once and never changes. A file is durable when `keep`
 * resolves, so a row that names its key may be committed afterwards; never the other way round.
 */
export abstract class FileStore {
  /** Receives a stream, hashing on the way. Throws `FileTooLarge` as soon as `maxBytes` is passed, `FileEmpty` for none. */
  abstract stage(content: Readable, limit: { readonly maxBytes: number }): Promise<StagedFile>;
  /** Makes a staged file durable and answers its key; what is kept already stays where it is. */
  abstract keep(staged: StagedFile): Promise<string>;
  abstract discard(staged: StagedFile): Promise<void>;
  /** What is kept under a key, where it lies, to be looked at again; throws `FileMissing`. */
  abstract kept(key: string): Promise<StagedFile>;
  /** Whether the content of a key is there. */
  abstract has(key: string): Promise<boolean>;
  /** The content of a key; throws `FileMissing`. */
  abstract open(key: string): Promise<Readable>;
}
