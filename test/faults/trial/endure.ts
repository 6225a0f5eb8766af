import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../support/application.js';
import { cpuMsOf } from '../../support/cpu.js';
import { queueBackend } from '../../support/redis.js';
import { type MeasuredRow, report } from '../report/rows.js';
import type { Storm } from '../storm-of-deadlines.js';
import type { Answered } from './client.js';
import type { Fault } from './fault.js';
import type { FaultHouse } from './house.js';
import { type Tally, tally } from './tally.js';

const STORM = { submitted: 600, drafts: 10 };
/**
 * How soon everything must go on. `npm run faults` holds the promise of ten seconds, on a machine that does nothing else;
 * among other tests on the same cores the limit only catches what does not recover by itself.
 */
const RECOVERY_MS = Number(process.env['FAULT_RECOVERY_MS'] ?? '45000');
/** A loop that asks without pause takes a whole core. */
const BUSY = 0.6;
/** The longest that anybody waits for an answer, whatever is away. */
const PATIENCE_MS = 30_000;

export interface Endured {
  readonly row: MeasuredRow;
  readonly tally: Tally;
  /** What applicants' programs met besides success and "come back": nothing, if all is well. */
  readonly wrongAnswers: readonly string[];
  readonly refusals: number;
  readonly slowestMs: number;
  /** The share of a core that the busiest worker took while it could do nothing. */
  readonly busiest: number;
  /** Processes that ended by themselves, with the end of what they printed. */
  readonly ended: readonly string[];
}

/**
 * Lets everything happen at once: applicants write and hand in, a thousand deadlines fall due, mails leave; and in the
 * middle of it the fault strikes. Then waits until nothing is under way any more, and counts.
 */
export async function endure(house: FaultHouse, fault: Fault): Promise<Endured> {
  const storm = await house.storms.ahead(STORM);
  const before = house.writers.map(({ answered }) => answered.length);
  for (const writer of house.writers) writer.begin();
  await until('all write', () => Promise.resolve(acknowledgedSince(house, performance.now() - 2_000)), Boolean);
  await pause(fault.watchMs ?? 0);
  const tooSoon = await tookEffect(house, storm);
  await house.storms.breaks(storm);
  await until(
    'it begins',
    () => tookEffect(house, storm),
    (count) => count > 0,
    { everyMs: 2 },
  );
  await fault.inject(house);
  const busiest = await busiestDuring(house, fault.lastsMs);
  await fault.mend(house);
  const back = performance.now();
  await recovered(house, back);
  const recoveryMs = Math.round(performance.now() - back);
  for (const writer of house.writers) await writer.stop();
  await quiet(house);
  const answered = house.writers.flatMap((writer, n) => writer.answered.slice(before[n]));
  const found = await tally(house, storm);
  const counted = { ...found, early: tooSoon > 0 ? [`${tooSoon} deadlines before their hour`] : found.early };
  return { ...seen(house, answered), busiest, tally: counted, row: rowOf(fault, counted, recoveryMs) };
}

/** Adds the row to the report, and fails when anything was lost, doubled, early, late or wrongly answered. */
export function expectNothingLost({ row, ...endured }: Endured, fault: Fault): void {
  report(row);
  const { tally: counted, wrongAnswers, ended } = endured;
  expect({ ...counted, wrongAnswers, ended }).toEqual({
    lost: [],
    doubled: [],
    early: [],
    wrongAnswers: [],
    ended: [],
  });
  if (fault.idles) expect(endured.busiest).toBeLessThan(BUSY);
  if (fault.refuses) expect(endured.refusals).toBeGreaterThan(0);
  expect(endured.slowestMs).toBeLessThan(PATIENCE_MS);
  expect(row.recoveryMs).toBeLessThanOrEqual(RECOVERY_MS);
}

function rowOf({ name }: Fault, { lost, doubled, early }: Tally, recoveryMs: number): MeasuredRow {
  const counts = { lost: lost.length, doubled: doubled.length, early: early.length };
  return { fault: name, backend: queueBackend(), injected: 1, ...counts, recoveryMs };
}

function seen({ processes }: FaultHouse, answered: readonly Answered[]) {
  const isWell = ({ status, headers }: Answered) =>
    (status >= 200 && status < 300) || (status === 503 && headers.get('retry-after') !== null);
  return {
    wrongAnswers: answered
      .filter((answer) => !isWell(answer))
      .map(({ asked, status, body }) => `${asked}: ${status} ${body}`),
    refusals: answered.filter(({ status }) => status === 503).length,
    slowestMs: Math.round(Math.max(...answered.map(({ ms }) => ms))),
    ended: processes
      .filter((one) => one.ended() !== null)
      .map((one) => `${one.ended()}: ${one.output().slice(-2_000)}`),
  };
}

/** Workers are all processes but the first. */
async function busiestDuring({ processes }: FaultHouse, milliseconds: number): Promise<number> {
  const workers = processes.slice(1);
  const before = workers.map(({ pid }) => cpuMsOf(pid));
  await pause(milliseconds);
  const shares = workers.map(({ pid }, n) => (cpuMsOf(pid) - (before[n] ?? 0)) / Math.max(1, milliseconds));
  return Math.max(...shares);
}

async function recovered(house: FaultHouse, since: number): Promise<void> {
  await until(
    'everything goes on',
    async () => ({ open: await underWay(house), all: acknowledgedSince(house, since) }),
    ({ open, all }) => all && open.late === 0,
    { limitMs: 90_000, everyMs: 50 },
  );
}

async function quiet(house: FaultHouse): Promise<void> {
  const look = () => underWay(house);
  await until('nothing is under way', look, ({ open }) => open === 0, { limitMs: 90_000, everyMs: 50 });
}

function acknowledgedSince({ writers }: FaultHouse, since: number): boolean {
  return writers.every(({ acknowledgedAt }) => acknowledgedAt >= since);
}

async function tookEffect({ installation }: FaultHouse, storm: Storm): Promise<number> {
  const [row] = await installation.rows<{ n: number }>(
    `select count(*)::int as n from workflow_history h
     where h.event = 'submissionDeadlinePassed' and h.instance_id = any($1)`,
    [[...storm.submitted, ...storm.drafts]],
  );
  return row?.n ?? 0;
}

/** What is open, and what of it should have been done by now: writers keep making new orders and mails. */
async function underWay({ installation }: FaultHouse): Promise<{ open: number; late: number }> {
  const [row] = await installation.rows<{ open: number; late: number }>(UNDER_WAY);
  return row ?? { open: -1, late: -1 };
}

const UNDER_WAY = `
select count(*)::int as open, (count(*) filter (where x.at < now() - interval '1 second'))::int as late from (
  select '-infinity'::timestamptz as at from workflow_timer t where t.fires_at <= minha_now()
  union all select o.at - minha_clock_offset() from outbox o where o.done_at is null and o.failed_at is null
  union all select m.queued_at - minha_clock_offset() from mail m where m.status = 'queued'
) x`;
