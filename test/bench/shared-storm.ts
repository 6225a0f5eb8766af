import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SWITCHES } from '#setup/memory';
import { cpuMsOf } from '../support/cpu.js';
import type { Bench } from './open-bench.js';
import type { Batch, Shared } from './sharing.js';

const SHARING = fileURLToPath(new URL('./sharing.js', import.meta.url));
const SAMPLE_MS = 20;

export interface SharedStorm {
  readonly seconds: number;
  /** Pairs of batches of two processes at the same time that looked at one shard. */
  readonly meetings: number;
  /** How often somebody was seen waiting for a row that somebody else had locked, of so many looks. */
  readonly lockWaits: number;
  readonly looks: number;
  /** Of all workers, and of PostgreSQL for them; 0 where it runs elsewhere. */
  readonly nodeMs: number;
  readonly postgresMs: number;
  readonly batches: number;
}

interface Worker {
  readonly child: ChildProcess;
  readonly lines: AsyncIterator<string>;
  readonly reader: Interface;
}

/** Has so many processes of their own apply everything that is due, each its share or each everything. */
export async function sharedStorm(
  { database }: Bench,
  {
    deadline,
    workers,
    part,
  }: { readonly deadline: Date; readonly workers: number; readonly part: 'share' | 'everything' },
): Promise<SharedStorm> {
  const all = Array.from({ length: workers }, () => begin([deadline.toISOString(), String(workers), part]));
  for (const worker of all) await line(worker);
  const backends = await database.query<{ pid: number }>(BACKENDS);
  const before = backends.map(({ pid }) => cpuMsOf(pid));
  const watching = watch(() => database.query<{ n: number }>(WAITING));
  for (const { child } of all) child.stdin?.write('go\n');
  // Printed by sharing.ts, which says what it is.
  const shared = await Promise.all(all.map(async (worker) => JSON.parse(await line(worker)) as Shared));
  const { waits, looks } = await watching();
  // A connection that was closed meanwhile had nothing to do.
  const spent = backends.map(({ pid }, n) => Math.max(0, cpuMsOf(pid) - (before[n] ?? 0)));
  await Promise.all(all.map(end));
  const batches = shared.flatMap((one) => one.batches);
  return {
    seconds: (Math.max(...batches.map(({ to }) => to)) - Math.min(...batches.map(({ from }) => from))) / 1_000,
    meetings: meetingsOf(shared.map((one) => one.batches)),
    lockWaits: waits,
    looks,
    nodeMs: shared.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    postgresMs: spent.reduce((sum, ms) => sum + ms, 0),
    batches: batches.length,
  };
}

function begin(args: readonly string[]): Worker {
  const child = spawn(process.execPath, [...SWITCHES, SHARING, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const reader = createInterface({ input: child.stdout });
  return { child, reader, lines: reader[Symbol.asyncIterator]() };
}

async function line({ lines, child }: Worker): Promise<string> {
  const next = await lines.next();
  if (next.done) throw new Error(`A sweeping process ended with ${child.exitCode ?? child.signalCode}.`);
  return next.value;
}

async function end({ child, reader }: Worker): Promise<void> {
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
  reader.close();
}

/** Looks again and again until it is asked what it saw. */
function watch(
  look: () => Promise<readonly { readonly n: number }[]>,
): () => Promise<{ waits: number; looks: number }> {
  const over = new AbortController();
  let [waits, looks] = [0, 0];
  const watching = (async () => {
    while (!over.signal.aborted) {
      waits += (await look())[0]?.n ?? 0;
      looks += 1;
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
    }
  })();
  return async () => {
    over.abort();
    await watching;
    return { waits, looks };
  };
}

function meetingsOf(workers: readonly (readonly Batch[])[]): number {
  let meetings = 0;
  for (const [n, mine] of workers.entries())
    for (const theirs of workers.slice(n + 1))
      for (const batch of mine) meetings += theirs.filter((other) => meet(batch, other)).length;
  return meetings;
}

function meet(one: Batch, other: Batch): boolean {
  return one.from < other.to && other.from < one.to && one.shards.some((shard) => other.shards.includes(shard));
}

const OTHERS = `from pg_stat_activity a
  where a.datname = current_database() and a.application_name = 'minha-bench' and a.pid <> pg_backend_pid()`;

const BACKENDS = `select a.pid ${OTHERS}`;

const WAITING = `select count(*)::int as n ${OTHERS} and a.wait_event in ('tuple', 'transactionid')`;
