import 'reflect-metadata';
import { callCalendarAt } from './bench-rules.js';
import { openBench, type Bench } from './open-bench.js';
import { percentile, type Sample } from './percentiles.js';

/**
 * A process that applies everything that is due, like a worker, and then ends: `sweeping.js <deadline>`. It prints one
 * JSON line, a `Swept`.
 */
export interface Swept {
  readonly applied: number;
  readonly lastMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Resident memory after the first batches, and at the end. */
  readonly earlyMb: number;
  readonly lateMb: number;
}

const BATCH = 500;
const LANES = [
  [0, 1, 2, 3, 4, 5, 6, 7],
  [8, 9, 10, 11, 12, 13, 14, 15],
];
/** Batches after which the heap has its size. */
const WARM = 40;

const bench = await openBench(process.env['DATABASE_URL'] ?? '', []);
bench.newCall(callCalendarAt(new Date(process.argv[2] ?? '')));
// Seeding takes longer than anything else: lateness runs from here, when everything lies there, due at one instant.
const due = Date.now();
const samples: Sample[] = [];
let earlyMb = 0;
await Promise.all(LANES.map((shards) => drain(bench, shards)));
const swept: Swept = {
  applied: samples.reduce((sum, { weight }) => sum + weight, 0),
  lastMs: Math.max(...samples.map(({ value }) => value)),
  p50Ms: percentile(samples, 0.5),
  p99Ms: percentile(samples, 0.99),
  earlyMb,
  lateMb: residentMb(),
};
process.stdout.write(`${JSON.stringify(swept)}\n`);
await bench.close();

async function drain({ sweeper }: Bench, shards: readonly number[]): Promise<void> {
  for (;;) {
    const { claimed, applied } = await sweeper.sweep(shards, BATCH);
    if (claimed === 0) return;
    samples.push({ value: Date.now() - due, weight: applied });
    if (samples.length === WARM) earlyMb = residentMb();
  }
}

function residentMb(): number {
  return process.memoryUsage.rss() / 1e6;
}
