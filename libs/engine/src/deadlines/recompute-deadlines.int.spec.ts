import { randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { TransitionRefused } from '#libs/workflow';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { aCalendar, FixedRules, runtimeOn, type Runtime } from '../testing/index.js';
import { RecomputeDeadlines, type RecomputeCommand } from './recompute-deadlines.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const signatory: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };
const operator: Actor = { kind: 'person', id: 'operator', roles: ['operator'] };
const told = new Date(Date.now() + 9 * DAY);

let database: TestDatabase;
let rules: FixedRules;
let runtime: Runtime;

/** The calendar as it was, or so many hours away from it. */
function shifted(hours: number, from = told) {
  return aCalendar({ dates: { conceptNoteDeadline: new Date(from.getTime() + hours * HOUR) } });
}

beforeAll(async () => {
  database = await testDatabase();
  rules = new FixedRules(shifted(0));
  runtime = await runtimeOn(database.url, rules);
});

beforeEach(() => {
  rules.calendar = shifted(0);
});

afterEach(async () => {
  // What one test moved is not to be found by the next.
  rules.calendar = shifted(0);
  await recompute('confirm');
});

afterAll(async () => {
  await runtime.close();
  await database.drop();
});

async function aDraft(): Promise<string> {
  const id = randomUUID();
  const payload = { grantId: id, callId: id, lot: 'L1', organisationId: randomUUID() };
  const origin = { by: signatory, arrivedAt: new Date() };
  const event = { type: 'draftStarted', payload };
  await runtime.database.transaction((tx) =>
    runtime.engine.start(tx, { id, definition: 'grant.restricted-call', callId: id, event, origin }),
  );
  return id;
}

function recompute(earlier: 'hold' | 'confirm', of: Partial<RecomputeCommand> = {}, limit?: number) {
  const command = { key: null, by: operator, arrivedAt: new Date(), reason: 'Zone data 2026c.', earlier, ...of };
  return runtime.get(RecomputeDeadlines).execute(command, limit);
}

async function dueAt(id: string): Promise<Date | undefined> {
  const [row] = await runtime.database.query<{ due: Date }>(
    `select d.due_at as due from workflow_instance i cross join lateral deadlines_in(i.deadlines) d where i.id = $1`,
    [id],
  );
  return row?.due;
}

async function rowsOf(id: string) {
  return runtime.database.query<{ payload: object; by: string }>(
    `select h.payload, h.actor->>'id' as by from workflow_history h
     where h.instance_id = $1 and h.event = 'deadlinesRecomputed' order by h.seq`,
    [id],
  );
}

function ordersOf(id: string) {
  return runtime.database.query<{ payload: object }>(
    `select o.payload from outbox o where o.instance_id = $1 and o.name = 'tellNewInstant' order by o.at, o.id`,
    [id],
  );
}

function submit(id: string, arrivedAt: Date) {
  const payload = { submissionId: randomUUID(), contentHash: 'c0ffee', requestedMinor: 100 };
  return runtime.database.transaction(async (tx) => {
    const grant = await runtime.engine.lock(tx, id);
    return grant.send({ type: 'applicationSubmitted', payload }, { by: signatory, arrivedAt }, { missing: [] });
  });
}

const inHours = (hours: number) => new Date(told.getTime() + hours * HOUR);

describe('deadlines after the zone data or a calendar changed', () => {
  it('are only looked at where that is asked', async () => {
    const id = await aDraft();
    rules.calendar = shifted(1);

    const found = await runtime.get(RecomputeDeadlines).preview();

    expect(found.later).toContainEqual({
      id,
      subject: 'grant',
      callId: id,
      deadline: 'conceptNoteDeadline',
      from: told,
      to: inHours(1),
      for: ['applicant'],
    });
    expect(await dueAt(id)).toEqual(told);
    expect(await rowsOf(id)).toEqual([]);
  });

  it('fall later at once, with a row that says why, and people are told', async () => {
    const id = await aDraft();
    rules.calendar = shifted(1);

    await recompute('hold');

    const [from, to] = [told.toISOString(), inHours(1).toISOString()];
    const changes = [{ deadline: 'conceptNoteDeadline', from, to }];
    expect(await dueAt(id)).toEqual(inHours(1));
    expect(await rowsOf(id)).toEqual([
      { payload: { reason: 'Zone data 2026c.', changes, holds: { conceptNoteDeadline: null } }, by: 'operator' },
    ]);
    expect(await ordersOf(id)).toEqual([{ payload: { deadline: 'conceptNoteDeadline', at: to, to: ['applicant'] } }]);
    expect((await runtime.verifier.verify()).discrepancies).toEqual([]);
  });

  it('do not fall earlier than people were told until somebody says so', async () => {
    const id = await aDraft();
    rules.calendar = shifted(-1);

    const waiting = await recompute('hold');

    expect(waiting.earlier.map((deadline) => deadline.id)).toContain(id);
    expect(await dueAt(id)).toEqual(told);
    expect(await ordersOf(id)).toEqual([]);
    await submit(id, inHours(-0.5));
    expect((await runtime.engine.read(id)).state).toBe('submitted.conceptNote');
    expect((await runtime.verifier.verify()).discrepancies).toEqual([]);
  });

  it('fall earlier once an operator confirms it, and people are told', async () => {
    const id = await aDraft();
    rules.calendar = shifted(-1);
    await recompute('hold');

    await recompute('confirm');

    expect(await dueAt(id)).toEqual(inHours(-1));
    expect(await ordersOf(id)).toHaveLength(1);
    await expect(submit(id, inHours(-0.5))).rejects.toBeInstanceOf(TransitionRefused);
    expect((await runtime.engine.read(id)).clocks).toEqual({});
    expect((await runtime.verifier.verify()).discrepancies).toEqual([]);
  });

  it.each(['hold', 'confirm'] as const)('change once, however often they are computed (%s)', async (earlier) => {
    const id = await aDraft();
    rules.calendar = shifted(-1);

    await recompute(earlier);
    await recompute(earlier);

    expect(await rowsOf(id)).toHaveLength(1);
  });

  it('let a file that waited go on when the calendar comes back', async () => {
    const id = await aDraft();
    rules.calendar = shifted(-1);
    await recompute('hold');

    rules.calendar = shifted(2);
    await recompute('hold');

    expect(await dueAt(id)).toEqual(inHours(2));
    expect((await runtime.engine.read(id)).clocks).toEqual({});
  });

  it('are computed by an operator who says why', async () => {
    await expect(recompute('hold', { by: signatory })).rejects.toMatchObject({ code: 'engine.operators-only' });
    await expect(recompute('hold', { reason: ' ' })).rejects.toMatchObject({ code: 'engine.reason-missing' });
  });

  it('are computed so many files at a time, each once, whatever has changed', async () => {
    const drafts = [await aDraft(), await aDraft(), await aDraft()];
    await submit(await aDraft(), new Date());
    const all = (await runtime.get(RecomputeDeadlines).preview()).seen;
    rules.calendar = shifted(1);

    const preview = await runtime.get(RecomputeDeadlines).preview(1);
    const result = await recompute('hold', {}, 2);

    expect(all).toBeGreaterThanOrEqual(4);
    expect([preview.seen, result.seen]).toEqual([all, all]);
    expect(result.later.map(({ id }) => id)).toEqual(preview.later.map(({ id }) => id));
    expect(result.later.map(({ id }) => id)).toEqual(expect.arrayContaining(drafts));
    expect(result.earlier).toEqual([]);
    for (const id of drafts) expect(await rowsOf(id)).toHaveLength(1);
  });

  it('change nothing of a file for which they fall as people were told, and write no row', async () => {
    const id = await aDraft();

    const result = await recompute('hold');

    expect(result).toMatchObject({ later: [], earlier: [] });
    expect(await rowsOf(id)).toEqual([]);
  });

  it('are held where they are, with the hold in the row and nothing that changes', async () => {
    const id = await aDraft();
    rules.calendar = shifted(-1);

    await recompute('hold');

    const holds = { conceptNoteDeadline: told.toISOString() };
    expect(await rowsOf(id)).toEqual([{ payload: { reason: 'Zone data 2026c.', changes: [], holds }, by: 'operator' }]);
    expect((await runtime.engine.read(id)).clocks).toMatchObject({
      conceptNoteDeadline: { notBefore: told.toISOString() },
    });
  });
});
