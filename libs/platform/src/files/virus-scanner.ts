import { DomainError } from '#libs/kernel';
import type { StagedFile } from './file-store.js';

/** A scanner knows this content as harmful. */
export class FileInfected extends DomainError {
  readonly code = 'files.infected';
}

/** A scanner is set up and does not answer: nothing is taken unseen. */
export class ScannerAway extends DomainError {
  readonly code = 'files.scanner-away';
}

/** Looks for what is known to be harmful before anything is kept. */
export abstract class VirusScanner {
  /** Throws `FileInfected`, or `ScannerAway` when it cannot say. */
  abstract scan(staged: StagedFile): Promise<void>;
  /** What it is and whether it answers, for whoever operates the installation. */
  abstract state(): Promise<ScannerState>;
}

export type ScannerState =
  | { readonly kind: 'none' }
  | { readonly kind: 'present'; readonly version: string }
  | { readonly kind: 'away'; readonly reason: string };

/** Where no scanner is set up: files are taken by their structure alone. */
export class NoScanner extends VirusScanner {
  scan(): Promise<void> {
    return Promise.resolve();
  }

  state(): Promise<ScannerState> {
    return Promise.resolve({ kind: 'none' });
  }
}
