import { Injectable } from '@nestjs/common';
import type { AcceptedExtension } from '../accepted-types.js';
import { Source } from '../examination/source.js';
import { FileStore, type KeptFile } from '../file-store.js';
import { Gate } from '../gate.js';
import { officeGist, type SheetsGist, type TextGist } from './office-gist.js';
import { pagesOf } from './pdf-pages.js';

/** What is known of a file without opening it: enough to tell it from others. */
export type FileGist =
  | { readonly kind: 'picture' }
  | { readonly kind: 'pdf'; readonly pages: number | null }
  | TextGist
  | SheetsGist
  /** It could not be told: the file is there all the same. */
  | { readonly kind: 'unknown' };

const LONGEST_LOOK_MS = 5_000;
const AT_ONCE = 1;

/** Tells what a kept file holds, in bounded time and memory, whoever asks. */
@Injectable()
export class FileGists {
  private readonly gate = new Gate(AT_ONCE);

  constructor(private readonly files: FileStore) {}

  /** Throws `FileMissing` for what the store does not hold, and nothing for what it cannot read. */
  async of({ storageKey }: KeptFile, extension: AcceptedExtension): Promise<FileGist> {
    const { path } = await this.files.kept(storageKey);
    if (extension === 'jpg' || extension === 'png') return { kind: 'picture' };
    return this.gate.pass(async () => {
      try {
        return extension === 'pdf' ? await pdfGist(path) : await officeGist(path, extension);
      } catch {
        return { kind: 'unknown' };
      }
    });
  }
}

async function pdfGist(path: string): Promise<FileGist> {
  const source = await Source.open(path, AbortSignal.timeout(LONGEST_LOOK_MS));
  try {
    return { kind: 'pdf', pages: await pagesOf(source) };
  } finally {
    await source.close();
  }
}
