import { randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { tamper, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { aCalendar, FixedRules, runtimeOn, type Runtime } from '../testing/index.js';
import { AsOf } from './as-of.js';

const DAY = 86_400_000;
const signatory: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };
const callId = randomUUID();

let database: TestDatabase;
let runtime: Runtime;

beforeEach(async () => {
  database = await testDatabase();
  const calendar = aCalendar({ dates: { conceptNoteDeadline: new Date(Date.now() + 9 * DAY) } });
  runtime = await runtimeOn(database.url, new FixedRules(calendar));
});

afterEach(async () => {
  await runtime.close();
  await database.drop();
});

async function aSubmission(): Promise<string> {
  const id = randomUUID();
  const origin = { by: signatory, arrivedAt: new Date() };
  const payload = { grantId: id, callId, lot: 'L1', organisationId: randomUUID() };
  const event = { type: 'draftStarted', payload };
  const submitted = {
    type: 'applicationSubmitted',
    payload: { submissionId: randomUUID(), contentHash: 'c0ffee', requestedMinor: 100 },
  };
  await runtime.database.transaction((tx) =>
    runtime.engine.start(tx, { id, definition: 'grant.restricted-call', callId, event, origin }),
  );
  await runtime.database.transaction(async (tx) => {
    await (await runtime.engine.lock(tx, id)).send(submitted, origin, { missing: [] });
  });
  return id;
}

describe('an instance as of an instant', () => {
  it('stands where its history had led by then, that very millisecond included', async () => {
    const id = await aSubmission();
    const rows = await runtime.database.query<{ at: Date }>(
      'select h.at from workflow_history h where h.instance_id = $1 order by h.seq',
      [id],
    );
    const [begun, sent] = rows.map(({ at }) => at);
    if (!begun || !sent) throw new Error('Two rows were written.');
    const asOf = runtime.get(AsOf);

    expect(await asOf.at(id, new Date(begun.getTime() - 1))).toBeNull();
    expect(await asOf.at(id, new Date(sent.getTime() - 1))).toMatchObject({
      id,
      subject: 'grant',
      callId,
      states: ['draft.conceptNote'],
      rows: 1,
      newest: { event: 'draftStarted', at: begun },
    });
    const now = await asOf.at(id, sent);
    expect(now).toMatchObject({ states: ['submitted.conceptNote'], rows: 2, machine: { id: 'grant.restricted-call' } });
    expect(now?.snapshot.context).toEqual((await runtime.engine.read(id)).context);
    expect(JSON.parse(now?.definitionText ?? '')).toMatchObject({ id: 'grant.restricted-call' });
  });

  it('has no text of its definition where that was never kept, and is unknown where nobody began it', async () => {
    const id = await aSubmission();
    await tamper(database, 'delete from workflow_definition');
    const asOf = runtime.get(AsOf);
    const unknown = randomUUID();

    expect((await asOf.at(id, new Date(Date.now() + DAY)))?.definitionText).toBeNull();
    await expect(asOf.at(unknown, new Date())).rejects.toMatchObject({
      message: `There is no instance ${unknown}.`,
      details: { id: unknown },
    });
  });
});

const ELSEWHERE = {
  seq: null,
  code: 'stateDiffers',
  message: 'its history leads elsewhere than to submitted.conceptNote with what it remembers',
};

describe('verification', () => {
  it('counts what it has looked at and finds nothing where nothing was forged', async () => {
    await aSubmission();
    await aSubmission();

    expect(await runtime.verifier.verify()).toMatchObject({ instances: 2, rows: 4, discrepancies: [] });
  });

  it.each<[string, string, object]>([
    [
      'a row that is not what was written',
      `update workflow_history set payload = '{}' where instance_id = $1 and seq = 2`,
      {
        seq: 2,
        code: 'rowAltered',
        message: 'row 2 (applicationSubmitted) is not what was written, or not in its place',
      },
    ],
    [
      'a first row that is gone',
      'delete from workflow_history where instance_id = $1 and seq = 1',
      { seq: 1, code: 'rowMissing', message: 'row 1 is missing before row 2' },
    ],
    [
      'a newest row that is gone',
      'delete from workflow_history where instance_id = $1 and seq = 2',
      { seq: 2, code: 'rowMissing', message: 'row 2 of 2 is missing' },
    ],
    [
      'a row that was added beside the engine',
      'update workflow_instance set version = 1 where id = $1',
      { seq: 2, code: 'rowSurplus', message: 'row 2 was added beside the engine' },
    ],
    [
      'a head that is not that of the history',
      `update workflow_instance set head_hash = decode(repeat('00', 32), 'hex') where id = $1`,
      { seq: null, code: 'stateDiffers', message: 'its newest hash is not that of its history' },
    ],
    [
      'a signature that nobody gave',
      `update workflow_instance set did = '{"contractPrepared":["x"]}' where id = $1`,
      ELSEWHERE,
    ],
    [
      'a reminder that was never sent',
      `update workflow_instance set fired = '{"x":"2026-01-01"}' where id = $1`,
      ELSEWHERE,
    ],
    ['another beginning of its state', `update workflow_instance set since = '{}' where id = $1`, ELSEWHERE],
    [
      'clocks that no history explains',
      `update workflow_instance set clocks = '{"x":{"since":"2026-01-01T00:00:00.000Z","stops":[]}}' where id = $1`,
      ELSEWHERE,
    ],
    [
      'another version of the definition',
      'update workflow_instance set definition_version = 1 + definition_version where id = $1',
      ELSEWHERE,
    ],
    [
      'an instance that is gone',
      'delete from workflow_instance where id = $1',
      { seq: null, code: 'stateDiffers', message: 'has a history, but the instance itself is gone' },
    ],
  ])('finds %s', async (_what, sql, discrepancy) => {
    const id = await aSubmission();

    await tamper(database, sql, [id]);

    expect((await runtime.verifier.verify()).discrepancies).toEqual([{ instanceId: id, ...discrepancy }]);
  });
});
