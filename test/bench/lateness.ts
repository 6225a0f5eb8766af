import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Call, CallFile } from '#libs/calls';
import { Engine } from '#libs/engine';
import type { Actor } from '#libs/kernel';
import pg from 'pg';
import { aCallThatCloses, copiesOf, written } from './drafts.js';
import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { percentile, rounded, type Sample } from './percentiles.js';
import { startApp, thenStopped } from './processes.js';
import { openProgramme, type Programme } from './programme.js';
import { inHistory, submission } from './seed-grants.js';

const DEADLINES = 300;
const EVERY_MS = 200;
/** Until the worker runs. */
const AHEAD_MS = 15_000;
const PATIENCE_MS = 10_000;
const DAY_MS = 86_400_000;
const GOAL_P99_MS = 100;

/**
 * Deadlines that fall due one after the other while nothing else is to be done, applied by a worker; lateness runs from
 * the due instant until a notice of the commit has reached us, so the way of that notice is part of it.
 */
export async function* lateness(bench: Bench): AsyncGenerator<Measured> {
  const n = bench.sizes[0] ?? DEADLINES;
  const programme = await openProgramme(bench.url);
  const notices = await commitsSeen(bench.url);
  try {
    const { call } = await aCallThatCloses(programme, new Date(Date.now() + DAY_MS), checkedInTenDays);
    const first = await inCheck(programme, call);
    const begins = Date.now() + AHEAD_MS;
    await copiesOf(programme, first, n, dueOneByOne(begins));
    const worker = await startApp('worker', programme.env);
    const samples = await thenStopped(worker, notices.allOf(n, begins + n * EVERY_MS + PATIENCE_MS));
    const p99Ms = percentile(samples, 0.99);
    yield {
      bench: 'lateness',
      n,
      everyMs: EVERY_MS,
      p50Ms: rounded(percentile(samples, 0.5)),
      p99Ms: rounded(p99Ms),
      mostMs: rounded(percentile(samples, 1)),
      goal: `p99 <= ${GOAL_P99_MS} ms`,
      met: p99Ms <= GOAL_P99_MS,
    };
  } finally {
    await notices.end();
    await programme.close();
  }
}

/** In days of the calendar, whatever the demonstration's call says. */
function checkedInTenDays({ periods }: CallFile): Partial<CallFile> {
  return { periods: { ...periods, administrativeCheck: 'P10D' } };
}

/** A submitted file whose administrative check has begun: it is due ten days later, which is only told. */
async function inCheck(programme: Programme, call: Call): Promise<string> {
  const id = await written(programme, call);
  const signatory: Actor = { kind: 'person', id: randomUUID(), roles: ['applicant', 'signatory'] };
  const system: Actor = { kind: 'system', id: 'bench', roles: ['system'] };
  await programme.database.transaction(async (tx) => {
    const grant = await programme.get(Engine).lock(tx, id);
    const arrivedAt = new Date();
    await grant.send(submission(), { by: signatory, arrivedAt }, { missing: [] });
    await grant.send({ type: 'submissionDeadlinePassed' }, { by: system, arrivedAt });
  });
  // Of a submission that nobody can read, there is no receipt.
  await programme.database.query('delete from outbox');
  return id;
}

/** What makes the checks of the copies due one after the other, in SQL. */
function dueOneByOne(begins: number) {
  const due = `(to_timestamp(${begins / 1_000}) + x.n * interval '${EVERY_MS} milliseconds')`;
  return {
    since: `replace(i.since::text, ${inHistory('i.updated_at')}, ${inHistory(`${due} - interval '10 days'`)})::json`,
    fires_at: due,
    told_until: 'now()',
  };
}

/** Hears of every deadline that has passed, once it is committed. */
async function commitsSeen(url: string) {
  const samples: Sample[] = [];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of TELL) await client.query(statement);
  client.on('notification', ({ payload }) => {
    samples.push({ value: Date.now() - Date.parse(payload ?? ''), weight: 1 });
  });
  return {
    end: () => client.end(),
    /** How late each was, in milliseconds; throws when it is not so many by then. */
    allOf: async (count: number, by: number): Promise<readonly Sample[]> => {
      while (samples.length < count && Date.now() < by) await pause(EVERY_MS);
      if (samples.length !== count) throw new Error(`${count} deadlines were due, ${samples.length} took effect.`);
      return samples;
    },
  };
}

const TELL = [
  `create function tell_of_deadline() returns trigger language plpgsql as
   $$ begin perform pg_notify('deadlines', new.payload->>'at'); return null; end $$`,
  `create trigger tell_of_deadline after insert on workflow_history
   for each row when (new.event = 'deadlinePassed') execute function tell_of_deadline()`,
  'listen deadlines',
] as const;
