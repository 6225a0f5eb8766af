import type { FaultKind } from './faults.js';

/** The seeds of one process, and the bug that is planted there. */
export interface Share {
  readonly seeds: readonly number[];
  readonly bug: string | null;
}

/** What a year came to. */
export interface YearReport {
  readonly seed: number;
  readonly steps: number;
  readonly transitions: number;
  readonly injected: Readonly<Partial<Record<FaultKind, number>>>;
  /** The same for the same seed: everything that history says. */
  readonly digest: string;
  /** What must not be and was, with the step at which it was seen. */
  readonly violation: string | null;
}

export interface YearOf extends YearReport {
  /** Processor time that it took. */
  readonly cpuMs: number;
}
