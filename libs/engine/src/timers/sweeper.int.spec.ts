import { randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { emptied, tamper, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { aCalendar, aheadBy, FixedRules, runtimeOn, type Runtime } from '../testing/index.js';
import { BeforeDeadlines, type DeadlineQuestion, type HeldDeadlines } from './before-deadlines.js';
import { DeadTimers } from './dead-timers.js';
import { TimerAgenda } from './timer-agenda.js';

const HOUR = 3_600_000;
const ALL_SHARDS = Array.from({ length: 16 }, (_, shard) => shard);
const signatory: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };

let database: TestDatabase;
let rules: FixedRules;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  rules = new FixedRules(aCalendar({}));
  runtime = await runtimeOn(database.url, rules);
});

beforeEach(() => {
  rules.calendar = closingAt(new Date(Date.now() - 1_000));
});

afterEach(() => emptied(database));

afterAll(async () => {
  await runtime.close();
  await database.drop();
});

function closingAt(conceptNoteDeadline: Date) {
  return aCalendar({ dates: { conceptNoteDeadline } });
}

/** A draft whose id ends with that digit: its shard. */
async function aDraft(shard: string): Promise<string> {
  const id = `${randomUUID().slice(0, -1)}${shard}`;
  const callId = randomUUID();
  const event = { type: 'draftStarted', payload: { grantId: id, callId, lot: 'L1', organisationId: randomUUID() } };
  const origin = { by: signatory, arrivedAt: new Date() };
  await runtime.database.transaction((tx) =>
    runtime.engine.start(tx, { id, definition: 'grant.restricted-call', callId, event, origin }),
  );
  return id;
}

/** It runs on a definition that this server does not have, as after a release that was taken back. */
function spoil(id: string): Promise<void> {
  return forge(id, `definition = 'grant.newer'`);
}

/** Somebody with the database's keys writes into a file beside the engine. */
function forge(id: string, sql: string): Promise<void> {
  return tamper(database, `update workflow_instance set ${sql} where id = $1`, [id]);
}

async function stateOf(id: string): Promise<string> {
  return (await runtime.engine.read(id)).state;
}

function putAside() {
  return runtime.database.query<{ id: string; reason: string }>(
    'select d.instance_id as id, d.reason from workflow_dead_timer d',
  );
}

describe('a sweep', () => {
  it('takes only the shards that it was given, and says what it found and did', async () => {
    const [mine, other] = [await aDraft('3'), await aDraft('4')];

    expect(await runtime.sweeper.sweep([3], 500)).toEqual({ claimed: 1, applied: 1 });

    expect([await stateOf(mine), await stateOf(other)]).toEqual(['lapsed', 'draft.conceptNote']);
    expect(await runtime.sweeper.sweep([3], 500)).toEqual({ claimed: 0, applied: 0 });
  });

  it('takes so many at a time, and goes on until nothing is due', async () => {
    const drafts = [await aDraft('3'), await aDraft('3'), await aDraft('3')];

    expect(await runtime.sweeper.sweep([3], 2)).toEqual({ claimed: 2, applied: 2 });
    expect(await runtime.sweeper.sweepAll([3])).toEqual({ claimed: 1, applied: 1 });
    expect(await Promise.all(drafts.map(stateOf))).toEqual(['lapsed', 'lapsed', 'lapsed']);
  });

  it('begins no other batch once it is told to stop', async () => {
    const draft = await aDraft('3');

    expect(await runtime.sweeper.sweepAll([3], () => false)).toEqual({ claimed: 0, applied: 0 });
    expect(await stateOf(draft)).toBe('draft.conceptNote');
  });

  it('looks at a file whose deadline was moved, and applies nothing', async () => {
    await aDraft('3');
    rules.calendar = closingAt(new Date(Date.now() + HOUR));

    expect(await runtime.sweeper.sweepAll(ALL_SHARDS)).toEqual({ claimed: 1, applied: 0 });
    expect(await runtime.sweeper.sweepAll(ALL_SHARDS)).toEqual({ claimed: 0, applied: 0 });
  });

  it('puts the file aside that spoils it, with the reason, and no other', async () => {
    const [spoilt, well, beside] = [await aDraft('3'), await aDraft('3'), await aDraft('4')];
    await spoil(spoilt);

    expect(await runtime.sweeper.sweepAll([3, 4])).toEqual({ claimed: 3, applied: 2 });

    expect(await putAside()).toEqual([
      { id: spoilt, reason: expect.stringContaining('There is no definition grant.newer, version') },
    ]);
    expect([await stateOf(well), await stateOf(beside)]).toEqual(['lapsed', 'lapsed']);
    expect(await runtime.sweeper.sweepAll([3, 4])).toEqual({ claimed: 0, applied: 0 });
    expect((await runtime.engine.read(spoilt)).firesAt).toBeNull();
  });

  it('puts it aside too where it was found under an entry that is not its own', async () => {
    const [spoilt, well] = [await aDraft('3'), await aDraft('3')];
    await spoil(spoilt);
    await runtime.database.query(
      `update workflow_timer set fires_at = fires_at - interval '1 hour' where instance_id = $1`,
      [spoilt],
    );

    expect(await runtime.sweeper.sweepAll([3])).toEqual({ claimed: 2, applied: 1 });

    expect((await putAside()).map(({ id }) => id)).toEqual([spoilt]);
    expect(await stateOf(well)).toBe('lapsed');
    expect(await runtime.database.query('select from workflow_timer')).toEqual([]);
  });

  it('is not held up by a file that was changed beside its history, which is swept once it is mended', async () => {
    const [forged, well] = [await aDraft('3'), await aDraft('3')];
    await forge(forged, `value = '"nowhere"'`);

    await runtime.sweeper.sweepAll([3, 4]);

    expect(await putAside()).toEqual([{ id: forged, reason: expect.stringContaining('nowhere') }]);
    expect([await stateOf(forged), await stateOf(well)]).toEqual(['draft.conceptNote', 'lapsed']);
    expect(await runtime.sweeper.sweepAll([3, 4])).toEqual({ claimed: 0, applied: 0 });

    await forge(forged, `value = '{"draft":"conceptNote"}'`);
    await runtime.database.transaction((tx) => runtime.get(DeadTimers).revive(tx, forged));
    await runtime.sweeper.sweepAll([3, 4]);
    expect(await stateOf(forged)).toBe('lapsed');
  });

  it('of no shard finds nothing', async () => {
    await aDraft('3');

    expect(await runtime.sweeper.sweepAll([])).toEqual({ claimed: 0, applied: 0 });
  });

  it('leaves a file that was put aside and that something armed since as it is', async () => {
    const draft = await aDraft('3');
    await runtime.database.query(
      `insert into workflow_dead_timer (instance_id, fires_at, reason, failed_at) values ($1, now(), 'no', now())`,
      [draft],
    );
    const armed = (await runtime.engine.read(draft)).firesAt;

    const reason = await runtime.database.transaction((tx) => runtime.get(DeadTimers).revive(tx, draft));

    expect(reason).toBe('no');
    expect((await runtime.engine.read(draft)).firesAt).toEqual(armed);
    expect(await putAside()).toEqual([]);
  });
});

describe('the agenda', () => {
  it('says in which seconds something falls due, and its first instant', async () => {
    const closing = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + HOUR);
    const [first, second] = [closing.getTime(), closing.getTime() + 400].map((at) => new Date(at));
    for (const at of [second, first]) {
      rules.calendar = closingAt(at ?? closing);
      await aDraft('3');
    }
    const agenda = runtime.get(TimerAgenda);
    const around = (before: number, after: number) =>
      agenda.dueSeconds(new Date(closing.getTime() + before), new Date(closing.getTime() + after));

    expect(await around(-1, HOUR)).toEqual([{ second: closing.getTime() / 1_000, first: closing }]);
    expect(await around(0, 400)).toEqual([{ second: closing.getTime() / 1_000, first: second }]);
    expect(await around(400, HOUR)).toEqual([]);
  });

  it('says how long it is until something falls due', async () => {
    const agenda = runtime.get(TimerAgenda);
    expect(await agenda.untilNext(ALL_SHARDS)).toBeNull();
    rules.calendar = closingAt(new Date(Date.now() + HOUR));
    await aDraft('3');

    const until = (await agenda.untilNext([3, 4])) ?? 0;

    expect(until).toBeGreaterThan(HOUR - 60_000);
    expect(until).toBeLessThanOrEqual(HOUR);
    expect(await agenda.untilNext([4])).toBeNull();
  });
});

/** Holds the deadline of these files' calls until it is told to let it go, where it can answer at all. */
class Held implements DeadlineQuestion {
  readonly asked: string[][] = [];
  isHeld = true;

  constructor(private readonly letsGo: boolean) {}

  async openOf(_tx: unknown, callIds: readonly string[], at: Date): Promise<HeldDeadlines> {
    // Asked about deadlines that have passed, not about those to come.
    const isPassed = at <= new Date();
    return new Map(this.isHeld && isPassed ? callIds.map((callId) => [callId, new Set(['conceptNoteDeadline'])]) : []);
  }

  async answer(callIds: readonly string[]): Promise<void> {
    this.asked.push([...callIds]);
    if (this.letsGo) this.isHeld = false;
  }
}

describe('a deadline that something has to be decided about first', () => {
  let own: Runtime;

  beforeEach(async () => {
    own = await runtimeOn(database.url, rules);
  });

  afterEach(() => own.close());

  it('takes effect once that is decided, in the same sweep', async () => {
    const drafts = [await aDraft('3'), await aDraft('3')];
    const question = new Held(true);
    own.get(BeforeDeadlines).ask(question);

    expect(await own.sweeper.sweep([3], 500)).toEqual({ claimed: 2, applied: 2 });

    expect(await Promise.all(drafts.map(stateOf))).toEqual(['lapsed', 'lapsed']);
    const calls = await Promise.all(drafts.map(async (id) => (await runtime.engine.read(id)).callId));
    expect(question.asked.map((ids) => ids.toSorted())).toEqual([calls.toSorted()]);
  });

  it('waits where it cannot be decided, is asked about once in a sweep, and takes effect when it can', async () => {
    const draft = await aDraft('3');
    const question = new Held(false);
    own.get(BeforeDeadlines).ask(question);

    expect(await own.sweeper.sweep([3], 500)).toEqual({ claimed: 1, applied: 0 });
    expect([await stateOf(draft), question.asked.length]).toEqual(['draft.conceptNote', 1]);

    question.isHeld = false;
    await aheadBy(runtime.database, HOUR, () => own.sweeper.sweepAll([3]));
    expect(await stateOf(draft)).toBe('lapsed');
  });
});
