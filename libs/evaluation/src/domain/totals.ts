import { nameOf, type Grid, type Threshold } from './grid.js';
import { halves, type Halves } from './halves.js';
import type { Scores } from './scores.js';

/** What one assessment comes to, or the average of two. */
export interface Totals {
  readonly sections: Readonly<Record<string, Halves>>;
  readonly total: Halves;
  /** Each criterion's score without its weight, for thresholds on single scores. */
  readonly criteria: Readonly<Record<string, Halves>>;
}

/** The scores that sections take over from an earlier round, by section of this grid. */
export type Transferred = Readonly<Record<string, Halves>>;

/** Weighted sums by section and in all. The engine's own arithmetic; nobody types a total (R15). */
export function totalsOf(grid: Grid, scores: Scores, transferred: Transferred = {}): Totals {
  const criteria = Object.fromEntries(
    grid.sections.flatMap((section) => section.criteria.map(({ id }) => [id, halves(scores[id] ?? 0)])),
  );
  const sections = Object.fromEntries(
    grid.sections.map((section) => [
      section.id,
      section.transfer === undefined
        ? sum(section.criteria.map(({ id, weight }) => weight * (criteria[id] ?? 0)))
        : (transferred[section.id] ?? 0),
    ]),
  );
  return { sections, total: sum(Object.values(sections)), criteria };
}

/**
 * The average of two, exact in halves: what assessors scored is whole points, and what was transferred is the same in
 * both.
 */
export function averageOf(one: Totals, other: Totals): Totals {
  return {
    sections: averages(one.sections, other.sections),
    total: (one.total + other.total) / 2,
    criteria: averages(one.criteria, other.criteria),
  };
}

function averages(one: Totals['sections'], other: Totals['sections']): Totals['sections'] {
  return Object.fromEntries(Object.entries(one).map(([id, value]) => [id, (value + (other[id] ?? 0)) / 2]));
}

/** The thresholds of the grid that these totals miss, by name. */
export function missedThresholds(grid: Grid, totals: Totals): readonly string[] {
  return grid.thresholds.filter((threshold) => !reaches(grid, totals, threshold)).map(nameOf);
}

/** Whether the totals reach one threshold; the border itself is reached. */
export function reaches(grid: Grid, totals: Totals, threshold: Threshold): boolean {
  const least = halves(threshold.min);
  if (threshold.on === 'total') return totals.total >= least;
  if (threshold.on === 'section') return (totals.sections[threshold.section] ?? 0) >= least;
  const section = grid.sections.find(({ id }) => id === threshold.section);
  return (section?.criteria ?? []).every(({ id }) => (totals.criteria[id] ?? 0) >= least);
}

function sum(values: readonly number[]): number {
  return values.reduce((before, value) => before + value, 0);
}
