import type { FileOrigin } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { PersonNames } from '#libs/identity';
import { type AcceptedExtension, type FileGist, FileGists } from '#libs/platform';

/** A kept file, whichever feature it belongs to. */
export interface FileAtHand {
  readonly id: string;
  readonly name: string;
  readonly extension: AcceptedExtension;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly uploadedAt: Date;
  readonly uploadedBy: string;
  readonly reusedFrom: FileOrigin | null;
}

/** What is said of a file beside its content. */
export interface PreviewedFile extends FileAtHand {
  /** Null for somebody who is not here any more. */
  readonly uploadedByName: string | null;
  readonly gist: FileGist;
}

/** What a file is, for whoever may read it: that question is the caller's. */
@Injectable()
export class FilePreviews {
  constructor(
    private readonly names: PersonNames,
    private readonly gists: FileGists,
  ) {}

  async of(file: FileAtHand): Promise<PreviewedFile> {
    const [uploadedByName, gist] = await Promise.all([
      this.names.of(file.uploadedBy),
      this.gists.of(file, file.extension),
    ]);
    return { ...file, uploadedByName, gist };
  }
}
