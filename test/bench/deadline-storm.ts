import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { percentile, rounded } from './percentiles.js';
import { seedDue } from './seed-grants.js';
import { setBasedLimit } from './set-based-limit.js';

const SIZES = [20_000, 100_000];
const BATCH = 500;
const LANES = [
  [0, 1, 2, 3, 4, 5, 6, 7],
  [8, 9, 10, 11, 12, 13, 14, 15],
];

/**
 * N deadlines due at one instant. Each is a guarded transition with history row, hash, timers of the next state and
 * commit with fsync; lateness runs from the instant to the commit. The limit is the same rows written by SQL alone.
 */
export async function* deadlineStorm(bench: Bench): AsyncGenerator<Measured> {
  for (const n of bench.sizes.length > 0 ? bench.sizes : SIZES) {
    const limitPerSecond = await setBasedLimit(bench, n);
    const samples = await storm(bench, n);
    const perSecond = n / (Math.max(...samples.map(({ value }) => value)) / 1000);
    yield {
      bench: 'deadline-storm',
      n,
      perSecond: rounded(perSecond, 0),
      limitPerSecond: rounded(limitPerSecond, 0),
      ratio: rounded(perSecond / limitPerSecond, 3),
      p50Ms: rounded(percentile(samples, 0.5)),
      p99Ms: rounded(percentile(samples, 0.99)),
    };
  }
}

async function storm(bench: Bench, n: number): Promise<readonly { value: number; weight: number }[]> {
  const callId = await seedDue(bench, n);
  // Seeding takes longer than anything else here: the clock starts when everything lies there, due at one instant.
  const due = new Date();
  const samples: { value: number; weight: number }[] = [];
  await Promise.all(LANES.map((shards) => drain(bench, shards, due, samples)));
  await everythingTookEffect(bench, callId, n);
  return samples;
}

async function drain(
  bench: Bench,
  shards: readonly number[],
  due: Date,
  samples: { value: number; weight: number }[],
): Promise<void> {
  for (;;) {
    const { claimed, applied } = await bench.sweeper.sweep(shards, BATCH);
    if (claimed === 0) return;
    samples.push({ value: Date.now() - due.getTime(), weight: applied });
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
