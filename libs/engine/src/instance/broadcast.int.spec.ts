import { randomUUID } from 'node:crypto';
import { systemActor, type Actor } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { aCalendar, FixedRules, runtimeOn, type Runtime } from '../testing/index.js';
import type { BroadcastRequest } from './broadcast.js';

const DAY = 86_400_000;
const signatory: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };
const closing = new Date(Date.now() + 9 * DAY);
const moved = {
  type: 'deadlineMoved',
  payload: { deadline: 'conceptNoteDeadline', reason: 'Panne de réseau' },
};

let database: TestDatabase;
let rules: FixedRules;
let runtime: Runtime;
let callId: string;

beforeAll(async () => {
  database = await testDatabase();
  rules = new FixedRules(aCalendar({}));
  runtime = await runtimeOn(database.url, rules);
});

beforeEach(() => {
  callId = randomUUID();
  rules.calendar = aCalendar({ dates: { conceptNoteDeadline: closing } });
});

afterAll(async () => {
  await runtime.close();
  await database.drop();
});

async function aDraft(): Promise<string> {
  const id = randomUUID();
  const event = { type: 'draftStarted', payload: { grantId: id, callId, lot: 'L1', organisationId: randomUUID() } };
  const origin = { by: signatory, arrivedAt: new Date() };
  await runtime.database.transaction((tx) =>
    runtime.engine.start(tx, { id, definition: 'grant.restricted-call', callId, event, origin }),
  );
  return id;
}

function tell(of: Partial<BroadcastRequest>, limit?: number) {
  const origin = { by: systemActor('publication'), arrivedAt: new Date() };
  return runtime.database.transaction((tx) =>
    runtime.broadcast.send(tx, { callId, subject: 'grant', event: moved, origin, ...of }, limit),
  );
}

async function deadlineOf(id: string): Promise<readonly Date[]> {
  const rows = await runtime.database.query<{ due: Date }>(
    `select d.due_at as due from workflow_instance i cross join lateral deadlines_in(i.deadlines) d where i.id = $1`,
    [id],
  );
  return rows.map(({ due }) => due);
}

describe('what is told to the files of a call', () => {
  it('moves the timers of a file too whose state does not know the event, or has not the deadline', async () => {
    const draft = await aDraft();
    const later = new Date(closing.getTime() + DAY);
    rules.calendar = aCalendar({ dates: { conceptNoteDeadline: later } });

    const unknown = { type: 'awardDecided', payload: {} };
    expect(await tell({ event: unknown })).toEqual({ changed: 0, seen: 1, rest: null });
    expect(await deadlineOf(draft)).toEqual([later]);

    rules.calendar = aCalendar({ dates: { conceptNoteDeadline: closing } });
    expect(await tell({ deadline: 'awardDate' })).toEqual({ changed: 0, seen: 1, rest: null });
    expect(await deadlineOf(draft)).toEqual([closing]);
    expect((await runtime.engine.read(draft)).version).toBe(1);
  });

  it('is told to those who have the deadline, and to all where none is said', async () => {
    const draft = await aDraft();

    expect(await tell({ deadline: 'conceptNoteDeadline' })).toMatchObject({ changed: 1 });
    expect(await tell({})).toMatchObject({ changed: 1 });
    expect((await runtime.engine.read(draft)).version).toBe(3);
    expect((await runtime.verifier.verify()).discrepancies).toEqual([]);
  });

  it('changes nothing where something is wrong with it', async () => {
    const draft = await aDraft();

    await expect(tell({ event: { type: 'deadlineMoved', payload: {} } })).rejects.toThrow('deadlineMoved');
    expect((await runtime.engine.read(draft)).version).toBe(1);
  });

  it('goes in portions: each says where the next begins', async () => {
    const files = [await aDraft(), await aDraft(), await aDraft()].sort();

    const first = await tell({}, 2);
    const second = await tell({ after: first.rest }, 1);
    const third = await tell({ after: second.rest }, 1);

    expect(first).toEqual({ changed: 2, seen: 2, rest: files[1] });
    expect(second).toEqual({ changed: 1, seen: 1, rest: files[2] });
    expect(third).toEqual({ changed: 0, seen: 0, rest: null });
  });
});
