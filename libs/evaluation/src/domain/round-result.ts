import type { Grid } from './grid.js';
import type { Halves } from './halves.js';
import { averageOf, missedThresholds, type Totals } from './totals.js';

/** What a round of assessments came to. */
export interface RoundResult {
  readonly total: Halves;
  readonly sections: Readonly<Record<string, Halves>>;
  /** Thresholds that the average misses, by name; empty where the file may go on. */
  readonly missed: readonly string[];
  /** The assessments that count: both, or the two closest of more. */
  readonly counted: readonly [string, string];
}

/** One final assessment with what it comes to. */
export interface FinalTotals {
  readonly assessmentId: string;
  readonly totals: Totals;
}

/** The average of the two assessments whose totals are closest. Needs at least two; the order they come in is nothing. */
export function resultOf(grid: Grid, finals: readonly FinalTotals[]): RoundResult {
  const [one, other] = closestPair(finals);
  const average = averageOf(one.totals, other.totals);
  return {
    total: average.total,
    sections: average.sections,
    missed: missedThresholds(grid, average),
    counted: [one.assessmentId, other.assessmentId],
  };
}

/** Two pairs equally close: the higher pair counts, so that a doubt between assessors is never held against the file. */
function closestPair(finals: readonly FinalTotals[]): readonly [FinalTotals, FinalTotals] {
  const ordered = [...finals].sort(
    (a, b) => b.totals.total - a.totals.total || (a.assessmentId < b.assessmentId ? -1 : 1),
  );
  const pairs = ordered.slice(1).map((lower, i): readonly [FinalTotals, FinalTotals] => [ordered[i] ?? lower, lower]);
  const [first, ...others] = pairs;
  if (!first) throw new RangeError(`A result needs two final assessments, not ${finals.length}.`);
  return others.reduce((best, pair) => (gapOf(pair) < gapOf(best) ? pair : best), first);
}

function gapOf([higher, lower]: readonly [FinalTotals, FinalTotals]): Halves {
  return higher.totals.total - lower.totals.total;
}
