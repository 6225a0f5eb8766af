import type { World } from './world.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long it is until something happens again: most often some time of a day; often the very instant at which something
 * falls due, or just beside it.
 */
export function whileUntilNext({ chance, now }: World, next: Date | null): number {
  const away = next === null ? Number.NaN : next.getTime() - now.getTime();
  if (away > 0 && away < 3 * DAY && chance.happens(0.5)) {
    return Math.max(0, away + chance.one([-1, 0, 0, 1, 4_999, 5_000, HOUR]));
  }
  return chance.weighted([
    [2, chance.between(0, 30 * MINUTE)],
    [4, chance.between(HOUR, 30 * HOUR)],
    [3, chance.between(DAY, 4 * DAY)],
  ]);
}
