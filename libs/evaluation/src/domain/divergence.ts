import { nameOf, type Grid } from './grid.js';
import type { Halves } from './halves.js';
import { reaches, type Totals } from './totals.js';

/** How two assessments of one file disagree (R16). */
export interface Divergence {
  readonly higher: Halves;
  readonly lower: Halves;
  /** The totals differ by more than the call's percentage of the higher one. */
  readonly isTooWide: boolean;
  /** The thresholds that one reaches and the other does not. */
  readonly dividedBy: readonly string[];
}

/** How far two assessors may be apart in this call. */
export interface DivergenceRules {
  /** Of the higher total. */
  readonly divergencePercent: number;
  /** Whether the two sides of a threshold are a divergence, however close the totals. */
  readonly thresholdSplit: boolean;
}

/** Null where the two agree well enough; otherwise a third assessment is needed. */
export function divergenceOf(
  grid: Grid,
  [one, other]: readonly [Totals, Totals],
  rules: DivergenceRules,
): Divergence | null {
  const higher = Math.max(one.total, other.total);
  const lower = Math.min(one.total, other.total);
  const isTooWide = (higher - lower) * 100 > higher * rules.divergencePercent;
  const divided = grid.thresholds.filter((each) => reaches(grid, one, each) !== reaches(grid, other, each));
  const dividedBy = rules.thresholdSplit ? divided.map(nameOf) : [];
  return isTooWide || dividedBy.length > 0 ? { higher, lower, isTooWide, dividedBy } : null;
}
