import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { rounded } from './percentiles.js';
import { seedDue } from './seed-grants.js';
import { setBasedLimit } from './set-based-limit.js';
import { sweepElsewhere } from './sweep-elsewhere.js';

const SIZES = [20_000, 100_000, 1_000_000];
const GOALS = { perSecond: 20_000, ratio: 0.6, ofRateAt100k: 0.8 };
/** Above this the limit takes longer to measure than it tells: it was measured with the size before. */
const MOST_WITH_LIMIT = 100_000;

/**
 * N deadlines due at one instant, applied by a process of its own. Each is a guarded transition with history row, hash,
 * timer of the next state and commit with fsync; lateness runs to the commit. The limit is the same rows written by SQL
 * alone.
 */
export async function* deadlineStorm(bench: Bench): AsyncGenerator<Measured> {
  let rateAt100k = 0;
  for (const n of bench.sizes.length > 0 ? bench.sizes : SIZES) {
    const limit = n <= MOST_WITH_LIMIT ? await setBasedLimit(bench, n) : null;
    const { callId, deadline } = await seedDue(bench, n);
    const swept = await sweepElsewhere(deadline);
    await everythingTookEffect(bench, callId, n);
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
      ...(limit !== null && {
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

async function everythingTookEffect(bench: Bench, callId: string, n: number): Promise<void> {
  const [row] = await bench.database.query<{ count: number }>(
    `select count(*)::int as count from workflow_instance i
     join workflow_history h on h.instance_id = i.id and h.event = 'submissionDeadlinePassed'
     where i.call_id = $1 and i.state = 'eligibilityCheck.administrative'`,
    [callId],
  );
  if (row?.count !== n) throw new Error(`${n} deadlines were due, ${row?.count} took effect.`);
}
