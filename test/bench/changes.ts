import { randomUUID } from 'node:crypto';
import { AsOf, CarryOutMove, CorrectState, PreviewMove, RecomputeDeadlines, RequestMove } from '#libs/engine';
import type { Actor } from '#libs/kernel';
import { callCalendarAt } from './bench-rules.js';
import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { percentile, rounded, type Sample } from './percentiles.js';
import { seedDrafts, submission } from './seed-grants.js';

const SIZES = [100_000];
const CLIENTS = 4;
/** Between two commands of one client, in milliseconds. */
const PAUSE_MS = 10;
/** Single files that are corrected and looked back at, each measured alone. */
const SINGLE = 200;
const DAY = 86_400_000;
const HOUR = 3_600_000;
const GRANT = 'grant.restricted-call';
const VERSIONS = { from: 2, to: 1 };

const first: Actor = { kind: 'person', id: 'first-operator', roles: ['operator'] };
const second: Actor = { kind: 'person', id: 'second-operator', roles: ['operator'] };

const command = (by: Actor) => ({ key: null, by, arrivedAt: new Date() });

/**
 * What changes while files are on their way: a move to another version and back, deadlines computed again, corrections,
 * and files as they stood; each while people hand in applications of the same call.
 */
export async function* changes(bench: Bench): AsyncGenerator<Measured> {
  for (const n of bench.sizes.length > 0 ? bench.sizes : SIZES) {
    const deadline = new Date(Date.now() + 30 * DAY);
    const { ids } = await seedDrafts(bench, n, deadline);
    yield await timed('move --dry-run', n, () => bench.get(PreviewMove).of({ definition: GRANT, ...VERSIONS }));
    const move = await asked(bench);
    yield await whilePeopleWork(bench, ids, 'move', n, () => carriedOut(bench, move));
    yield await whilePeopleWork(bench, ids, 'move --undo', n, async () =>
      carriedOut(bench, await askedBack(bench, move)),
    );
    bench.rules.calendar = callCalendarAt(new Date(deadline.getTime() + HOUR));
    yield await timed('deadlines recompute --dry-run', n, () => bench.get(RecomputeDeadlines).preview());
    yield await whilePeopleWork(bench, ids, 'deadlines recompute', n, () => recomputed(bench));
    yield await singly('correct', ids, (id) => corrected(bench, id));
    yield await singly('show --at', ids, (id) => bench.get(AsOf).at(id, new Date()));
  }
}

async function asked(bench: Bench): Promise<string> {
  const request = { ...command(first), definition: GRANT, ...VERSIONS, reason: 'measured' };
  return (await bench.get(RequestMove).execute(request)).id;
}

async function askedBack(bench: Bench, move: string): Promise<string> {
  return (await bench.get(RequestMove).undo({ ...command(first), move, reason: 'measured' })).id;
}

async function carriedOut(bench: Bench, move: string): Promise<number> {
  return (await bench.get(CarryOutMove).confirm({ ...command(second), move })).moved;
}

async function recomputed(bench: Bench): Promise<number> {
  const request = { ...command(first), reason: 'measured', earlier: 'hold' } as const;
  return (await bench.get(RecomputeDeadlines).execute(request)).later.length;
}

/** Asked for by one and made by another, as both commands together. */
async function corrected(bench: Bench, instanceId: string): Promise<void> {
  const correct = bench.get(CorrectState);
  const { id } = await correct.request({ ...command(first), instanceId, to: 'rejected', reason: 'measured' });
  await correct.confirm({ ...command(second), correction: id });
}

async function timed(operation: string, n: number, work: () => Promise<unknown>): Promise<Measured> {
  const [begun, spent] = [performance.now(), process.cpuUsage()];
  await work();
  return {
    bench: 'changes',
    operation,
    n,
    seconds: rounded((performance.now() - begun) / 1000, 2),
    ...cpuEach(spent, n),
  };
}

async function singly(
  operation: string,
  ids: readonly string[],
  work: (id: string) => Promise<unknown>,
): Promise<Measured> {
  const samples: Sample[] = [];
  for (const id of ids.slice(-SINGLE)) {
    const begun = performance.now();
    await work(id);
    samples.push({ value: performance.now() - begun, weight: 1 });
  }
  const [p50Ms, p99Ms] = [0.5, 0.99].map((share) => rounded(percentile(samples, share)));
  return { bench: 'changes', operation, n: samples.length, p50Ms: p50Ms ?? 0, p99Ms: p99Ms ?? 0 };
}

async function whilePeopleWork(
  bench: Bench,
  ids: readonly string[],
  operation: string,
  n: number,
  work: () => Promise<number>,
): Promise<Measured> {
  const samples: Sample[] = [];
  let isOver = false;
  const people = Array.from({ length: CLIENTS }, (_, place) =>
    client(bench, ids, { place, isOver: () => isOver, samples }),
  );
  const [begun, spent] = [performance.now(), process.cpuUsage()];
  const changed = await work();
  const cpu = cpuEach(spent, n);
  const seconds = (performance.now() - begun) / 1000;
  isOver = true;
  await Promise.all(people);
  return {
    bench: 'changes',
    operation,
    n,
    changed,
    seconds: rounded(seconds, 2),
    perSecond: rounded(changed / seconds, 0),
    ...cpu,
    commandsMeanwhile: samples.length,
    othersP50Ms: rounded(percentile(samples, 0.5)),
    othersP99Ms: rounded(percentile(samples, 0.99)),
    othersMaxMs: rounded(Math.max(0, ...samples.map(({ value }) => value))),
  };
}

/** What this process computed for each file, which other work on the machine does not lengthen. */
function cpuEach(since: NodeJS.CpuUsage, n: number): { readonly cpuMicrosecondsEach: number } {
  const { user, system } = process.cpuUsage(since);
  return { cpuMicrosecondsEach: rounded((user + system) / n, 0) };
}

interface Client {
  readonly place: number;
  readonly isOver: () => boolean;
  readonly samples: Sample[];
}

/** Hands in one application after the other, each a file of its own. */
async function client(bench: Bench, ids: readonly string[], { place, isOver, samples }: Client): Promise<void> {
  const by: Actor = { kind: 'person', id: randomUUID(), roles: ['applicant', 'signatory'] };
  for (let turn = 0; !isOver(); turn += 1) {
    const id = ids[((turn * CLIENTS + place) * 7919) % ids.length] ?? '';
    const begun = performance.now();
    const handing = { key: randomUUID(), by, arrivedAt: new Date() };
    await bench.commands.run('bench.submit', handing, async (tx) => {
      const grant = await bench.engine.lock(tx, id);
      await grant.send(submission(), handing, { missing: [] });
    });
    samples.push({ value: performance.now() - begun, weight: 1 });
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
