import { randomUUID } from 'node:crypto';
import { systemActor, type Actor } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { commandRefused, type CommandRefusal } from './commands/refusals.js';
import { transitionsHappened } from './instance/transitions.js';
import { aCalendar, aheadBy, FixedRules, runtimeOn, type Runtime } from './testing/index.js';
import { DeadTimers } from './timers/dead-timers.js';
import { deadlinesTookEffect } from './timers/lateness.js';

const HOUR = 3_600_000;
const ALL_SHARDS = Array.from({ length: 16 }, (_, shard) => shard);
const signatory: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };
const callId = randomUUID();

let database: TestDatabase;
let rules: FixedRules;
let runtime: Runtime;
let deadline: Date;
const ends: (() => void)[] = [];

beforeAll(async () => {
  database = await testDatabase();
  deadline = new Date(Date.now() + HOUR);
  rules = new FixedRules(closingAt(deadline));
  runtime = await runtimeOn(database.url, rules);
});

afterEach(() => ends.splice(0).forEach((end) => end()));

afterAll(async () => {
  await runtime.close();
  await database.drop();
});

function closingAt(conceptNoteDeadline: Date) {
  return aCalendar({ dates: { conceptNoteDeadline }, periods: { administrativeCheck: 'P10D' } });
}

function start(id: string, work: () => Promise<unknown> = () => Promise.resolve()) {
  return runtime.database.transaction(async (tx) => {
    const payload = { grantId: id, callId, lot: 'L1', organisationId: randomUUID() };
    const origin = { by: signatory, arrivedAt: new Date() };
    const event = { type: 'draftStarted', payload };
    await runtime.engine.start(tx, { id, definition: 'grant.restricted-call', callId, event, origin });
    await work();
  });
}

function heardTransitions(): Record<string, number> {
  const heard: Record<string, number> = {};
  ends.push(
    transitionsHappened.listen((counts) => counts.forEach((n, event) => (heard[event] = (heard[event] ?? 0) + n))),
  );
  return heard;
}

describe('the runtime tells', () => {
  it('of a transition once it is durable, and of none that was rolled back', async () => {
    const heard = heardTransitions();

    await start(randomUUID());
    await start(randomUUID(), () => Promise.reject(new Error('the power is gone'))).catch(() => undefined);

    expect(heard).toEqual({ draftStarted: 1 });
  });

  it('of all that happened at once together', async () => {
    const told: ReadonlyMap<string, number>[] = [];
    const due = deadline.getTime() + 1_000 - Date.now();
    await aheadBy(runtime.database, due, () => runtime.sweeper.sweepAll(ALL_SHARDS));
    await Promise.all([start(randomUUID()), start(randomUUID())]);
    ends.push(transitionsHappened.listen((counts) => told.push(counts)));

    await aheadBy(runtime.database, due, () => runtime.sweeper.sweepAll(ALL_SHARDS));

    expect(told.find((counts) => counts.has('submissionDeadlinePassed'))?.get('submissionDeadlinePassed')).toBe(2);
  });

  it('of no lateness where a look found that nothing is due any more', async () => {
    const late: number[] = [];
    ends.push(deadlinesTookEffect.listen((seconds) => late.push(...seconds)));
    await start(randomUUID());
    rules.calendar = closingAt(new Date(deadline.getTime() + 40 * 24 * HOUR));

    await aheadBy(runtime.database, deadline.getTime() + 1_000 - Date.now(), async () => {
      expect(await runtime.sweeper.sweepAll(ALL_SHARDS)).toEqual({ claimed: 1, applied: 0 });
    });

    expect(late).toEqual([]);
    rules.calendar = closingAt(deadline);
  });

  it('how late it took effect from the entry under which it was found, though that was a stray', async () => {
    const late: number[] = [];
    ends.push(deadlinesTookEffect.listen((seconds) => late.push(...seconds)));
    const id = randomUUID();
    await start(id);
    await runtime.database.query('update workflow_timer set fires_at = $2 where instance_id = $1', [
      id,
      new Date(deadline.getTime() - 30_000),
    ]);

    await aheadBy(runtime.database, deadline.getTime() + 1_000 - Date.now(), () =>
      runtime.sweeper.sweepAll(ALL_SHARDS),
    );

    expect(Math.max(...late)).toBeGreaterThanOrEqual(31);
  });

  it('how late a deadline took effect, from its own instant', async () => {
    const late: number[] = [];
    ends.push(deadlinesTookEffect.listen((seconds) => late.push(...seconds)));
    const id = randomUUID();
    await start(id);

    await aheadBy(runtime.database, deadline.getTime() + 3_000 - Date.now(), () =>
      runtime.sweeper.sweepAll(ALL_SHARDS),
    );

    expect(late.length).toBeGreaterThanOrEqual(1);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...late)).toBeLessThan(60);
  });

  it('which rule refused which command, with every reason of a transition', async () => {
    const refused: CommandRefusal[] = [];
    ends.push(commandRefused.listen((refusal) => refused.push(refusal)));
    const id = randomUUID();
    await start(id);
    const command = { key: null, by: systemActor('test'), arrivedAt: new Date() };

    const sent = runtime.commands.run('applications.submit', command, async (tx) => {
      const grant = await runtime.engine.lock(tx, id);
      await grant.send({ type: 'awardDecided', payload: {} }, command);
    });
    await expect(sent).rejects.toThrow('is refused');
    const broken = runtime.commands.run('x', command, () => Promise.reject(new Error('no rule')));
    await expect(broken).rejects.toThrow('no rule');

    expect(refused).toEqual([{ command: 'applications.submit', reasons: ['notInThisState'] }]);
  });
});

describe('a file that was put aside', () => {
  it('is swept again when it is revived, and only once', async () => {
    const id = randomUUID();
    await start(id);
    await runtime.database.query(
      `with dead as (
         insert into workflow_dead_timer (instance_id, fires_at, reason, failed_at)
         select i.id, i.fires_at, 'Error: no rules', now() from workflow_instance i where i.id = $1
       ), gone as (delete from workflow_timer t where t.instance_id = $1)
       update workflow_instance i set fires_at = null where i.id = $1`,
      [id],
    );
    const revive = () => runtime.database.transaction((tx) => new DeadTimers().revive(tx, id));

    expect(await revive()).toBe('Error: no rules');
    expect(await revive()).toBeNull();
    await aheadBy(runtime.database, deadline.getTime() + 1_000 - Date.now(), () =>
      runtime.sweeper.sweepAll(ALL_SHARDS),
    );

    expect((await runtime.engine.read(id)).state).toBe('lapsed');
  });
});
