import type { LocalDateTime } from '#libs/kernel';
import type { Dates, DateShift } from './extension.js';

/** How a wall counts. */
export interface WallDays {
  readonly between: (from: LocalDateTime, until: LocalDateTime) => number;
  readonly shifted: (local: LocalDateTime, days: number) => LocalDateTime;
}

/**
 * The dates that a deadline moves along with it when it moves by itself: none while the order of the procedure stays,
 * else every later one by the same whole days, so that nobody has less time between two of them than before.
 */
export function datesBehind(dates: Dates, deadline: DateShift, wall: WallDays): readonly DateShift[] {
  const order = [...dates];
  const later = order.slice(order.findIndex(([name]) => name === deadline.name) + 1);
  const [next] = later;
  if (next === undefined || next[1] >= deadline.to) return [];
  const days = wall.between(next[1], deadline.to) + 1;
  return later.map(([name, from]) => ({ name, from, to: wall.shifted(from, days) }));
}
