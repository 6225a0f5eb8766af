import 'reflect-metadata';
import { createInterface } from 'node:readline';
import { SHARDS, WorkerPresence } from '#libs/engine';
import { callCalendarAt } from './bench-rules.js';
import { openBench } from './open-bench.js';

/**
 * One of several processes that apply what is due: `sharing.js <deadline> <workers> <share|everything>`. It says `ready`
 * once it sees so many workers, begins when it is told anything, prints one JSON line, a `Shared`, and ends with its input.
 */
export interface Shared {
  readonly batches: readonly Batch[];
  readonly cpuMs: number;
}

export interface Batch {
  readonly shards: readonly number[];
  /** Milliseconds since 1970: the processes are on one machine. */
  readonly from: number;
  readonly to: number;
  readonly applied: number;
}

const BATCH = 500;
const LANES = 2;
const LOOK_AGAIN_MS = 250;

const [, , deadline = '', workers = '1', part = 'share'] = process.argv;
const bench = await openBench(process.env['DATABASE_URL'] ?? '', []);
bench.newCall(callCalendarAt(new Date(deadline)));
const presence = bench.get(WorkerPresence);
const share = await settledShare(Number(workers));
const batches: Batch[] = [];
const input = createInterface({ input: process.stdin });
process.stdout.write('ready\n');
await new Promise((told) => input.once('line', told));
const before = process.cpuUsage();
await Promise.all(
  Array.from({ length: LANES }, (_, nth) => drain(share.filter((_shard, index) => index % LANES === nth))),
);
const { user, system } = process.cpuUsage(before);
const shared: Shared = { batches, cpuMs: (user + system) / 1_000 };
process.stdout.write(`${JSON.stringify(shared)}\n`);
await new Promise((closed) => input.once('close', closed));
await presence.leave();
await bench.close();

/** Of so many workers no two have the same sixteenth more; until all are seen, somebody has too much. */
async function settledShare(count: number): Promise<readonly number[]> {
  for (;;) {
    const mine = await presence.announce();
    const most = Math.ceil(SHARDS.length / count);
    if (part === 'everything') return SHARDS;
    if (mine.length <= most && mine.length >= Math.floor(SHARDS.length / count)) {
      setInterval(() => void presence.announce().catch(() => undefined), 1_000).unref();
      return mine;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

async function drain(shards: readonly number[]): Promise<void> {
  if (shards.length === 0) return;
  for (;;) {
    const from = now();
    const { claimed, applied } = await bench.sweeper.sweep(shards, BATCH);
    if (claimed === 0) return;
    batches.push({ shards, from, to: now(), applied });
  }
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
