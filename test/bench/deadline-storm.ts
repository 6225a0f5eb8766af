import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { middle, rounded } from './percentiles.js';
import { seedDue } from './seed-grants.js';
import { setBasedLimit } from './set-based-limit.js';
import { sweepElsewhere } from './sweep-elsewhere.js';
import type { Swept } from './sweeping.js';
import { everythingTookEffect } from './took-effect.js';

const SIZES = [20_000, 100_000, 1_000_000];
const GOALS = { perSecond: 20_000, ratio: 0.6, ofRateAt100k: 0.8 };
/** Above this the limit takes longer to measure than it tells: it was measured with the size before. */
const MOST_WITH_LIMIT = 100_000;
/** Storms with a limit are measured in turns with it, and the one in the middle counts: machines have moods. */
const TURNS = 3;

/**
 * N deadlines due at one instant, applied by a process of its own. Each is a guarded transition with history row, hash,
 * timer of the next state and commit with fsync; lateness runs to the commit. The limit is the same rows written by SQL
 * alone.
 */
export async function* deadlineStorm(bench: Bench): AsyncGenerator<Measured> {
  let rateAt100k = 0;
  for (const n of bench.sizes.length > 0 ? bench.sizes : SIZES) {
    const limits: number[] = [];
    const storms: Swept[] = [];
    for (let turn = 0; turn < (n <= MOST_WITH_LIMIT ? TURNS : 1); turn += 1) {
      if (n <= MOST_WITH_LIMIT) limits.push(await setBasedLimit(bench, n));
      storms.push(await storm(bench, n));
    }
    const limit = middle(limits, (rate) => rate);
    const swept = middle(storms, ({ lastMs }) => lastMs);
    if (!swept) throw new Error('There was no storm.');
    const perSecond = n / (swept.lastMs / 1000);
    if (n === 100_000) rateAt100k = perSecond;
    yield {
      bench: 'deadline-storm',
      n,
      perSecond: rounded(perSecond, 0),
      p50Ms: rounded(swept.p50Ms),
      p99Ms: rounded(swept.p99Ms),
      earlyMb: rounded(swept.earlyMb, 0),
      lateMb: rounded(swept.lateMb, 0),
      turns: storms.length,
      ...(limit !== undefined && {
        limitPerSecond: rounded(limit, 0),
        ratio: rounded(perSecond / limit, 3),
        goalRatio: GOALS.ratio,
      }),
      ...(n === 100_000 && { goalPerSecond: GOALS.perSecond }),
      ...(n > 100_000 &&
        rateAt100k > 0 && { ofRateAt100k: rounded(perSecond / rateAt100k, 3), goalOfRateAt100k: GOALS.ofRateAt100k }),
    };
  }
}

async function storm(bench: Bench, n: number): Promise<Swept> {
  const { callId, deadline } = await seedDue(bench, n);
  const swept = await sweepElsewhere(deadline);
  await everythingTookEffect(bench, callId, n);
  return swept;
}
