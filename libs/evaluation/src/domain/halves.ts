/**
 * Points counted in halves, so that the average of two assessments is exact: 59 halves are 29.5 points. Whole numbers
 * only; nothing is ever rounded.
 */
export type Halves = number;

/** Whole points as halves. */
export function halves(points: number): Halves {
  return points * 2;
}

/** Halves as points; exact, because halves are exact in binary. */
export function inPoints(value: Halves): number {
  return value / 2;
}
