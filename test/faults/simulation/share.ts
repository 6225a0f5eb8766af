import type { YearReport } from './year.js';

/** The seeds of one process, and the bug that is planted there. */
export interface Share {
  readonly seeds: readonly number[];
  readonly bug: string | null;
}

export interface YearOf extends YearReport {
  /** Processor time that it took. */
  readonly cpuMs: number;
}
