import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { rounded } from './percentiles.js';
import { seedDue } from './seed-grants.js';
import { setBasedLimit } from './set-based-limit.js';
import { sharedStorm } from './shared-storm.js';
import { everythingTookEffect } from './took-effect.js';

const SIZE = 40_000;
const RUNS = [
  { workers: 1, part: 'share' },
  { workers: 2, part: 'share' },
  { workers: 4, part: 'share' },
  { workers: 2, part: 'everything' },
  { workers: 4, part: 'everything' },
] as const;

/**
 * The same storm of deadlines applied by one, two and four worker processes: each sees to its share, and for comparison
 * each to everything. The limit is the same rows written by SQL alone. On one machine all of them share its cores with
 * PostgreSQL: more workers do not make it faster there. What it shows is whether they meet, and what a deadline costs.
 */
export async function* workers(bench: Bench): AsyncGenerator<Measured> {
  for (const n of bench.sizes.length > 0 ? bench.sizes : [SIZE]) {
    const limit = await setBasedLimit(bench, n);
    for (const run of RUNS) {
      const { callId, deadline } = await seedDue(bench, n);
      const storm = await sharedStorm(bench, { ...run, deadline });
      await everythingTookEffect(bench, callId, n);
      const perSecond = n / storm.seconds;
      yield {
        bench: 'workers',
        n,
        workers: run.workers,
        each: run.part,
        perSecond: rounded(perSecond, 0),
        limitPerSecond: rounded(limit, 0),
        ratio: rounded(perSecond / limit, 3),
        batches: storm.batches,
        meetings: storm.meetings,
        lockWaits: storm.lockWaits,
        looks: storm.looks,
        nodeUs: rounded((storm.nodeMs * 1_000) / n),
        postgresUs: rounded((storm.postgresMs * 1_000) / n),
        ...(run.part === 'share' && { goalMeetings: 0 }),
      };
    }
  }
}
