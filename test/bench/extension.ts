import { randomUUID } from 'node:crypto';
import { systemActor } from '#libs/kernel';
import { callCalendarAt } from './bench-rules.js';
import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { percentile, rounded, type Sample } from './percentiles.js';
import { seedDrafts } from './seed-grants.js';

const SIZES = [100_000];
const GOALS = { seconds: 10, blockedMs: 100 };
const DAY = 86_400_000;

/**
 * The deadline of a call is extended while so many drafts wait for it: each gets its new timer, a row of history and an
 * order to tell its people. Meanwhile somebody keeps locking one file of the call after the other, and waits.
 */
export async function* extension(bench: Bench): AsyncGenerator<Measured> {
  for (const n of bench.sizes.length > 0 ? bench.sizes : SIZES) {
    const { callId, ids } = await seedDrafts(bench, n, new Date(Date.now() + 10 * DAY));
    const extended = new Date(Date.now() + 17 * DAY);
    bench.rules.calendar = callCalendarAt(extended);
    const waits: Sample[] = [];
    let isOver = false;
    const somebody = locking(bench, ids, () => isOver, waits);
    const begun = performance.now();
    const changed = await tellAll(bench, callId);
    const seconds = (performance.now() - begun) / 1000;
    isOver = true;
    await somebody;
    if (changed !== n) throw new Error(`${n} drafts waited for the deadline, ${changed} were told.`);
    yield {
      bench: 'extension',
      n,
      seconds: rounded(seconds, 2),
      goalSeconds: GOALS.seconds,
      perSecond: rounded(n / seconds, 0),
      othersP99Ms: rounded(percentile(waits, 0.99)),
      othersMaxMs: rounded(Math.max(...waits.map(({ value }) => value))),
      goalOthersMaxMs: GOALS.blockedMs,
    };
  }
}

/** Portion by portion, as the outbox carries out `moveDeadlines`. */
async function tellAll(bench: Bench, callId: string): Promise<number> {
  const payload = { deadline: 'conceptNoteDeadline', reason: 'Panne de réseau' };
  const origin = { by: systemActor('publication'), arrivedAt: new Date() };
  const news = {
    callId,
    subject: 'grant',
    event: { type: 'deadlineMoved', payload },
    origin,
    deadline: payload.deadline,
  };
  let changed = 0;
  let after: string | null = null;
  do {
    const told: { readonly changed: number; readonly rest: string | null } = await bench.database.transaction((tx) =>
      bench.broadcast.send(tx, { ...news, after }),
    );
    changed += told.changed;
    after = told.rest;
  } while (after !== null);
  return changed;
}

async function locking(bench: Bench, ids: readonly string[], isOver: () => boolean, waits: Sample[]): Promise<void> {
  for (let n = 0; !isOver(); n += 1) {
    const begun = performance.now();
    const id = ids[(n * 7919) % ids.length] ?? randomUUID();
    await bench.database.transaction((tx) => bench.engine.lock(tx, id));
    waits.push({ value: performance.now() - begun, weight: 1 });
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
