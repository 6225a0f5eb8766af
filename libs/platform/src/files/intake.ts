import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Gate } from './gate.js';
import type { AcceptedExtension } from './accepted-types.js';
import { contentOf } from './examination/pieces.js';
import { examine, type Examined } from './examination/examine.js';
import { Source } from './examination/source.js';
import { cleanFileName, namedAs } from './file-name.js';
import { FileStore, FileTooLarge, type KeptFile, type StagedFile } from './file-store.js';
import { VirusScanner } from './virus-scanner.js';

/** What somebody hands in, and what is taken there. */
export interface OfferedFile {
  /** As the browser said it. */
  readonly fileName: string;
  readonly formats: readonly AcceptedExtension[];
  readonly maxBytes: number;
}

/** A file that was looked at, cleaned and made durable. */
export interface TakenFile {
  readonly name: string;
  readonly extension: AcceptedExtension;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly storageKey: string;
  /** Whether something was taken out of it: where a photo was taken, by what, what lay behind the picture. */
  readonly isCleaned: boolean;
}

const LONGEST_LOOK_MS = 10_000;
/** So many files are looked at together, whoever sends them: memory and processors are for everybody. */
const AT_ONCE = 1;

/**
 * The one way in for files, whoever sends them and through whatever door: received, looked at by content and structure,
 * cleaned, scanned, kept. What is refused leaves nothing behind; what is kept is durable before any row names it.
 */
@Injectable()
export class Intake {
  private readonly gate = new Gate(AT_ONCE);

  constructor(
    private readonly files: FileStore,
    private readonly scanner: VirusScanner,
  ) {}

  /** Throws `FileTooLarge`, `FileEmpty`, `FileRefused`, `FileInfected`, or `ScannerAway` where one is set up and silent. */
  async take(content: Readable | KeptFile, offered: OfferedFile): Promise<TakenFile> {
    if ('storageKey' in content) return this.takeAgain(content, offered);
    const staged = await this.files.stage(content, offered);
    try {
      return await this.gate.pass(() => this.takeStaged(staged, offered));
    } finally {
      await this.files.discard(staged);
    }
  }

  /** A file that is here already is looked at like any other, where it lies: nothing of it is kept twice. */
  private async takeAgain({ storageKey }: KeptFile, offered: OfferedFile): Promise<TakenFile> {
    const { maxBytes } = offered;
    const kept = await this.files.kept(storageKey);
    if (kept.sizeBytes > maxBytes) throw new FileTooLarge('The file is larger than allowed.', { maxBytes });
    return this.gate.pass(() => this.takeStaged(kept, offered));
  }

  private async takeStaged(staged: StagedFile, { fileName, formats, maxBytes }: OfferedFile): Promise<TakenFile> {
    await this.scanner.scan(staged);
    const source = await Source.open(staged.path, AbortSignal.timeout(LONGEST_LOOK_MS));
    try {
      const examined = await examine(source, formats);
      const { extension } = examined;
      const kept = await this.cleaned(source, staged, examined, maxBytes);
      const storageKey = await this.files.keep(kept);
      const { sha256, sizeBytes } = kept;
      const name = namedAs(cleanFileName(fileName), extension);
      return { name, extension, sizeBytes, sha256, storageKey, isCleaned: kept !== staged };
    } finally {
      await source.close();
    }
  }

  private async cleaned(
    source: Source,
    staged: StagedFile,
    { cleaned }: Examined,
    maxBytes: number,
  ): Promise<StagedFile> {
    // What says which way up a photo is may be longer than what it replaces, by a line.
    return cleaned ? this.files.stage(contentOf(source, cleaned), { maxBytes: maxBytes + 1_000 }) : staged;
  }
}
