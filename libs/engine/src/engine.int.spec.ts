import { randomUUID } from 'node:crypto';
import { systemActor, type Actor } from '#libs/kernel';
import { TransitionRefused } from '#libs/workflow';
import { emptied, tamper, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { aCalendar, aheadBy, FixedRules, runtimeOn, type Runtime } from './testing/index.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ALL_SHARDS = Array.from({ length: 16 }, (_, shard) => shard);
const signatory: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };
const callId = randomUUID();

let database: TestDatabase;
let rules: FixedRules;
let runtime: Runtime;

/** A calendar whose concept notes close so many milliseconds from now. */
function closingIn(milliseconds: number) {
  return aCalendar({
    dates: { conceptNoteDeadline: new Date(Date.now() + milliseconds) },
    periods: { administrativeCheck: 'P10D' },
  });
}

beforeAll(async () => {
  database = await testDatabase();
  rules = new FixedRules(closingIn(9 * DAY));
  runtime = await runtimeOn(database.url, rules);
});

beforeEach(() => {
  rules.calendar = closingIn(9 * DAY);
  rules.settleMs = 0;
});

afterAll(async () => {
  await runtime.close();
  await database.drop();
});

async function aDraft(id = randomUUID(), call = callId): Promise<string> {
  await runtime.database.transaction((tx) =>
    runtime.engine.start(tx, {
      id,
      definition: 'grant.restricted-call',
      callId: call,
      event: { type: 'draftStarted', payload: { grantId: id, callId: call, lot: 'L1', organisationId: randomUUID() } },
      origin: { by: signatory, arrivedAt: new Date() },
    }),
  );
  return id;
}

function submission() {
  return {
    type: 'applicationSubmitted',
    payload: { submissionId: randomUUID(), contentHash: 'c0ffee', requestedMinor: 100 },
  };
}

function submit(id: string, arrivedAt = new Date(), missing: string[] = []) {
  return runtime.database.transaction(async (tx) => {
    const grant = await runtime.engine.lock(tx, id);
    return grant.send(submission(), { by: signatory, arrivedAt }, { missing });
  });
}

/** The instants at which something falls due next; an instance has one at most. */
async function firesAt(id: string): Promise<readonly Date[]> {
  const rows = await runtime.database.query<{ at: Date }>(
    'select t.fires_at as at from workflow_timer t where t.instance_id = $1',
    [id],
  );
  return rows.map(({ at }) => at);
}

function deadlinesOf(id: string) {
  return runtime.database.query<{ name: string; dueAt: Date }>(
    `select d.name, d.due_at as "dueAt" from workflow_instance i cross join lateral deadlines_in(i.deadlines) d where i.id = $1`,
    [id],
  );
}

function conceptNoteDeadline(): Date {
  return rules.calendar.date('conceptNoteDeadline') ?? new Date(NaN);
}

function historyOf(id: string) {
  return runtime.database.query<{ seq: number; event: string; from_state: string; to_state: string }>(
    'select h.seq, h.event, h.from_state, h.to_state from workflow_history h where h.instance_id = $1 order by h.seq',
    [id],
  );
}

async function stateOf(id: string): Promise<string> {
  return (await runtime.engine.read(id)).state;
}

describe('an instance', () => {
  it('begins with its first history row, its deadlines and the first of its reminders', async () => {
    const id = await aDraft();

    expect(await stateOf(id)).toBe('draft.conceptNote');
    expect(await historyOf(id)).toEqual([
      { seq: 1, event: 'draftStarted', from_state: '', to_state: 'draft.conceptNote' },
    ]);
    expect(await deadlinesOf(id)).toEqual([{ name: 'conceptNoteDeadline', dueAt: conceptNoteDeadline() }]);
    // Two weeks before has passed already.
    expect(await firesAt(id)).toEqual([new Date(conceptNoteDeadline().getTime() - 7 * DAY)]);
  });

  it('writes state, history, timers and orders of a transition together', async () => {
    const id = await aDraft();

    await submit(id);

    expect(await stateOf(id)).toBe('submitted.conceptNote');
    expect((await historyOf(id)).at(-1)).toEqual({
      seq: 2,
      event: 'applicationSubmitted',
      from_state: 'draft.conceptNote',
      to_state: 'submitted.conceptNote',
    });
    expect(await firesAt(id)).toEqual([conceptNoteDeadline()]);
    expect(await runtime.database.query(`select o.id, o.name from outbox o where o.instance_id = $1`, [id])).toEqual([
      { id: `${id}.2.0`, name: 'issueReceipt' },
    ]);
  });

  it('keeps nothing of a refused event', async () => {
    const id = await aDraft();

    await expect(submit(id, new Date(), ['title'])).rejects.toBeInstanceOf(TransitionRefused);

    expect(await stateOf(id)).toBe('draft.conceptNote');
    expect(await historyOf(id)).toHaveLength(1);
  });

  it.each([
    ['state', `update workflow_instance set state = 'award.awarded' where id = $1`],
    ['memory', `update workflow_instance set context = '{}' where id = $1`],
    ['version', `update workflow_instance set version = version + 1 where id = $1`],
    ['existence', `delete from workflow_instance where id = $1`],
  ])('does not change its %s beside the engine', async (_what, sql) => {
    const id = await aDraft();

    await expect(runtime.database.query(sql, [id])).rejects.toThrow(/history row|never changed/);
  });

  it.each([
    [`update workflow_history set payload = '{}' where instance_id = $1`],
    [`delete from workflow_history where instance_id = $1`],
  ])('does not let its history be rewritten: %s', async (sql) => {
    const id = await aDraft();

    await expect(runtime.database.query(sql, [id])).rejects.toThrow('never changed');
  });

  it('takes parallel commands one after the other', async () => {
    const id = await aDraft();

    await Promise.all(Array.from({ length: 8 }, () => submit(id)));

    const history = await historyOf(id);
    expect(history.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await runtime.verifier.verify()).discrepancies).toEqual([]);
  });
});

describe('a command with an idempotency key', () => {
  it('acts once and gives every sender the first answer', async () => {
    let ran = 0;
    const command = { key: randomUUID(), by: signatory, arrivedAt: new Date(), title: 'Apprendre' };

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        runtime.commands.run('test.act', { ...command, arrivedAt: new Date(Date.now() + n) }, async () => {
          ran += 1;
          return { n };
        }),
      ),
    );

    expect(ran).toBe(1);
    expect(new Set(answers.map(({ n }) => n)).size).toBe(1);
  });

  it('is refused for another request', async () => {
    const command = { key: randomUUID(), by: signatory, arrivedAt: new Date(), title: 'first' };
    await runtime.commands.run('test.act', command, async () => 1);

    const another = { ...command, title: 'second' };
    await expect(runtime.commands.run('test.act', another, async () => 2)).rejects.toMatchObject({
      code: 'engine.idempotency-key-reused',
    });
  });

  it('is free again when its transaction failed', async () => {
    const command = { key: randomUUID(), by: signatory, arrivedAt: new Date() };
    const failure = runtime.commands.run('test.act', command, async () => Promise.reject(new Error('no')));
    await expect(failure).rejects.toThrow('no');

    await expect(runtime.commands.run('test.act', command, async () => 'done')).resolves.toBe('done');
  });
});

describe('a deadline', () => {
  it('takes effect once, however many sweep', async () => {
    rules.calendar = closingIn(1_500);
    const own = randomUUID();
    const ids = await Promise.all(Array.from({ length: 60 }, () => aDraft(randomUUID(), own)));
    rules.calendar = aCalendar({ dates: { conceptNoteDeadline: await past(ids) } });

    await Promise.all([1, 2, 3].map(() => runtime.sweeper.sweepAll(ALL_SHARDS)));

    const counts = await runtime.database.query<{ count: number }>(
      `select count(*)::int as count from workflow_history h where h.instance_id = any($1) and h.event = 'submissionDeadlinePassed'`,
      [ids],
    );
    expect(counts).toEqual([{ count: 60 }]);
    expect(await Promise.all(ids.map(stateOf))).toEqual(ids.map(() => 'lapsed'));
    expect(await firesAt(ids[0] ?? '')).toEqual([]);
  });

  it('is not applied before its settling time', async () => {
    rules.settleMs = HOUR;
    const deadline = new Date(Date.now() - 1_000);
    rules.calendar = aCalendar({ dates: { conceptNoteDeadline: deadline } });
    const id = await aDraft();

    await runtime.sweeper.sweepAll(ALL_SHARDS);

    expect(await stateOf(id)).toBe('draft.conceptNote');
    expect(await submit(id, new Date(deadline.getTime() - 1))).toMatchObject({
      taken: expect.stringContaining('applicationSubmitted'),
    });
    await expect(submit(id, deadline)).rejects.toMatchObject({ code: 'workflow.transition-refused' });
  });

  it('that was extended is armed again and not applied, even by its old row', async () => {
    rules.calendar = aCalendar({ dates: { conceptNoteDeadline: new Date(Date.now() - 1_000) } });
    const id = await aDraft();
    rules.calendar = closingIn(5 * DAY);

    await runtime.sweeper.sweepAll(ALL_SHARDS);

    expect(await stateOf(id)).toBe('draft.conceptNote');
    expect(await deadlinesOf(id)).toEqual([{ name: 'conceptNoteDeadline', dueAt: conceptNoteDeadline() }]);
    expect(await firesAt(id)).toEqual([new Date(conceptNoteDeadline().getTime() - 2 * DAY)]);
  });

  it('is found even where the entry that led to it is not its own', async () => {
    rules.calendar = aCalendar({ dates: { conceptNoteDeadline: new Date(Date.now() - 1_000) } });
    const id = await aDraft();
    await runtime.database.query('update workflow_timer set fires_at = $2 where instance_id = $1', [
      id,
      new Date(Date.now() - HOUR),
    ]);

    await runtime.sweeper.sweepAll(ALL_SHARDS);

    expect(await stateOf(id)).toBe('lapsed');
    expect(await firesAt(id)).toEqual([]);
  });

  it('reminds once, of the instant of the deadline, and keeps the later reminders', async () => {
    const closing = new Date(Date.now() + 7 * DAY + 400);
    rules.calendar = aCalendar({ dates: { conceptNoteDeadline: closing } });
    const id = await aDraft();
    await runtime.database.query('select pg_sleep(0.6)');

    await runtime.sweeper.sweepAll(ALL_SHARDS);
    await runtime.sweeper.sweepAll(ALL_SHARDS);

    const orders = await runtime.database.query<{ payload: object }>(
      `select o.payload from outbox o where o.instance_id = $1 and o.name = 'remind'`,
      [id],
    );
    expect(orders).toHaveLength(1);
    expect(orders[0]?.payload).toEqual({
      deadline: 'conceptNoteDeadline',
      at: closing.toISOString(),
      before: 'P7D',
      to: ['applicant'],
    });
    expect(await firesAt(id)).toEqual([new Date(conceptNoteDeadline().getTime() - 2 * DAY)]);
  });

  it.each([
    ['only takes effect', 0, ['submissionDeadlinePassed null']],
    ['is told of once', -2 * HOUR, ['reminded PT3H']],
  ])('%s after a pause in which all its reminders fell due', async (_what, late, expected) => {
    rules.calendar = closingIn(7 * DAY + 1_000);
    const id = await aDraft();

    await aheadBy(runtime.database, 7 * DAY + 2_000 + late, () => runtime.sweeper.sweepAll(ALL_SHARDS));

    const history = await runtime.database.query<{ told: string }>(
      `select h.event || ' ' || coalesce(h.payload->>'before', 'null') as told
       from workflow_history h where h.instance_id = $1 and h.seq > 1 order by h.seq`,
      [id],
    );
    expect(history.map(({ told }) => told)).toEqual(expected);
    expect((await runtime.verifier.verify()).discrepancies).toEqual([]);
  });

  it('moves for every file of a call in one operation, and tells those who wait for it', async () => {
    const own = randomUUID();
    const draft = await aDraft(randomUUID(), own);
    const submitted = await aDraft(randomUUID(), own);
    await submit(submitted);
    rules.calendar = closingIn(20 * DAY);

    const result = await runtime.database.transaction((tx) =>
      runtime.broadcast.send(tx, {
        callId: own,
        subject: 'grant',
        event: { type: 'deadlineMoved', payload: { deadline: 'conceptNoteDeadline', reason: 'Panne de réseau' } },
        origin: { by: systemActor('publication'), arrivedAt: new Date() },
        deadline: 'conceptNoteDeadline',
      }),
    );

    expect(result).toEqual({ changed: 2, seen: 2, rest: null });
    expect(await firesAt(draft)).toEqual([new Date(conceptNoteDeadline().getTime() - 14 * DAY)]);
    expect(await firesAt(submitted)).toEqual([conceptNoteDeadline()]);
  });
});

it('says which procedures several instances run on, without those that are not there', async () => {
  const [one, other] = [await aDraft(), await aDraft()];

  const procedures = await runtime.engine.proceduresOf([one, randomUUID(), other]);

  expect(procedures.size).toBe(2);
  for (const id of [one, other]) expect(procedures.get(id)).toBe(await runtime.engine.procedureOf(id));
});

describe('verification', () => {
  it.each([
    [
      'an altered row',
      `update workflow_history set payload = '{"lot":"L2"}' where instance_id = $1 and seq = 2`,
      2,
      'rowAltered',
    ],
    ['a deleted row', `delete from workflow_history where instance_id = $1 and seq = 2`, 2, 'rowMissing'],
    ['a deleted newest row', `delete from workflow_history where instance_id = $1 and seq = 3`, 3, 'rowMissing'],
    [
      'two rows in each other’s place',
      `update workflow_history h set taken = o.taken, payload = o.payload, at = o.at, from_state = o.from_state, hash = o.hash
       from workflow_history o where o.instance_id = h.instance_id and o.seq = 5 - h.seq and h.seq in (2, 3) and h.instance_id = $1`,
      2,
      'rowAltered',
    ],
    ['a forged state', `update workflow_instance set state = 'award.awarded' where id = $1`, null, 'stateDiffers'],
    ['a forged memory', `update workflow_instance set context = '{"lot":"L9"}' where id = $1`, null, 'stateDiffers'],
  ])('names %s', async (_what, sql, seq, code) => {
    await emptied(database);
    const id = await aDraft();
    await submit(id);
    await submit(id);
    await aDraft();

    await tamper(database, sql, [id]);

    expect((await runtime.verifier.verify()).discrepancies).toEqual([
      expect.objectContaining({ instanceId: id, seq, code }),
    ]);
  });
});

/** An instant that has passed for all of them: their timers are due, and nothing was sent early. */
async function past(ids: readonly string[]): Promise<Date> {
  const [row] = await runtime.database.query<{ due: Date }>(
    `select max(d.due_at) as due from workflow_instance i cross join lateral deadlines_in(i.deadlines) d where i.id = any($1)`,
    [ids],
  );
  await runtime.database.query(
    `select pg_sleep(greatest(0, extract(epoch from $1::timestamptz - clock_timestamp()) + 0.05))`,
    [row?.due],
  );
  return row?.due ?? new Date(0);
}
