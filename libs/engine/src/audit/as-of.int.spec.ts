import { randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { emptied, tamper, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { aCalendar, FixedRules, runtimeOn, type Runtime } from '../testing/index.js';
import { EffectHandler } from '../outbox/effect-handler.js';
import { AsOf } from './as-of.js';
import { chainHash, chainedText } from '../instance/history-hash.js';
import { FilesOfMonth } from './files-of-month.js';
import { Histories } from './histories.js';
import type { HistoryRow } from './recorded-history.js';

const DAY = 86_400_000;
const signatory: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };
const callId = randomUUID();

let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  const calendar = aCalendar({ dates: { conceptNoteDeadline: new Date(Date.now() + 9 * DAY) } });
  runtime = await runtimeOn(database.url, new FixedRules(calendar));
});

afterEach(() => emptied(database));

afterAll(async () => {
  await runtime.close();
  await database.drop();
});

async function aSubmission(id: string = randomUUID()): Promise<string> {
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

/** An id of a month, in the middle of it. */
function idOf(month: string): string {
  const milliseconds = Date.parse(`${month}-15T12:00:00Z`).toString(16).padStart(12, '0');
  return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-7${randomUUID().slice(15)}`;
}

function detach(month: string): Promise<void> {
  return tamper(
    database,
    `insert into detached_month (month, detached_at, detached_by, transitions, orders, mails) values ($1, now(), 'x', 0, 0, 0)`,
    [`${month}-01`],
  );
}

describe('a month that is detached', () => {
  it('is said where the history of one of its files is asked for, and is not taken for a forgery', async () => {
    const [away, here] = [await aSubmission(idOf('2026-01')), await aSubmission(idOf('2026-02'))];
    await detach('2026-01');

    await expect(runtime.get(AsOf).at(away, new Date())).rejects.toMatchObject({
      code: 'engine.history-detached',
      message: `The history of ${away} was detached with the month 2026-01; attach it to read it.`,
      details: { id: away, month: '2026-01' },
    });
    expect(await runtime.get(AsOf).at(here, new Date(Date.now() + DAY))).toMatchObject({ id: here, rows: 2 });

    await tamper(database, 'delete from workflow_history where instance_id = $1', [away]);
    expect(await runtime.verifier.verify()).toEqual({ instances: 2, rows: 2, detached: 1, discrepancies: [] });
    expect(await runtime.verifier.verifyOnly([away, here])).toEqual({
      instances: 2,
      rows: 2,
      detached: 1,
      discrepancies: [],
    });
  });

  it('says before what of it still goes on', async () => {
    const open = await aSubmission(idOf('2026-01'));
    const lapsed = await aSubmission(idOf('2026-01'));
    await aSubmission(idOf('2026-02'));
    const files = () => runtime.get(FilesOfMonth).of('2026-01');
    await runtime.database.transaction(async (tx) => {
      const origin = { by: signatory, arrivedAt: new Date() };
      await (
        await runtime.engine.lock(tx, lapsed)
      ).send({ type: 'applicationWithdrawn', payload: { reason: 'x' } }, origin);
    });

    const found = await files();
    await runtime.outbox.carryOut(`${open}.2.0`, () => new Nothing());

    expect(found).toMatchObject({ files: 2, open: [{ subject: 'grant', state: 'submitted.conceptNote', count: 1 }] });
    expect(found.orders).toBeGreaterThan(1);
    expect(await files()).toEqual({ ...found, orders: found.orders - 1, mails: 0 });
    expect(await runtime.get(FilesOfMonth).of('2025-12')).toEqual({ files: 0, open: [], orders: 0, mails: 0 });
  });
});

class Nothing extends EffectHandler {
  async handle(): Promise<void> {}
}

const ELSEWHERE = {
  seq: null,
  code: 'stateDiffers',
  message: 'its history leads elsewhere than to submitted.conceptNote with what it remembers',
};

describe('verification', () => {
  it('counts what it has looked at and finds nothing where nothing was forged', async () => {
    await aSubmission();
    await aSubmission();

    const told: number[] = [];
    const verified = await runtime.verifier.verify(async (instances) => void told.push(instances));

    expect(verified).toEqual({ instances: 2, rows: 4, detached: 0, discrepancies: [] });
    expect(told).toEqual([2]);
  });

  it('looks only at those that it is asked for, and misses one that is not there', async () => {
    const [well, forged, gone] = [await aSubmission(), await aSubmission(), randomUUID()];
    await tamper(database, `update workflow_instance set did = '{}' where id = $1`, [forged]);
    const only = (...ids: string[]) => runtime.verifier.verifyOnly(ids);

    expect(await only(well)).toEqual({ instances: 1, rows: 2, detached: 0, discrepancies: [] });
    expect(await only(forged, gone)).toEqual({
      instances: 1,
      rows: 2,
      detached: 0,
      discrepancies: [
        { instanceId: gone, seq: null, code: 'historyMissing', message: 'the instance itself is gone' },
        { instanceId: forged, ...ELSEWHERE },
      ],
    });
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

  it.each<[string, Partial<HistoryRow>, string]>([
    [
      'an event that could not happen then',
      { event: 'paymentExecuted' },
      'paymentExecuted cannot have happened here: ',
    ],
    [
      'a state that its event does not lead to',
      { toState: 'award.awarded' },
      'applicationSubmitted leads to submitted.conceptNote, not to award.awarded',
    ],
  ])('finds %s, though somebody computed the chain anew', async (_what, forged, message) => {
    const id = await aSubmission();
    await forgeNewest(id, forged);
    const found = [
      { instanceId: id, seq: 2, code: 'notReplayable', message: expect.stringContaining(message) as string },
    ];

    expect((await runtime.verifier.verify()).discrepancies).toEqual(found);
    expect((await runtime.verifier.verifyOnly([id])).discrepancies).toEqual(found);
  });
});

/** Changes the newest row of a submission with everything that proves it. */
async function forgeNewest(id: string, forged: Partial<HistoryRow>): Promise<void> {
  const rows = await runtime.database.transaction((tx) => runtime.get(Histories).of(tx, [id]));
  const [first, newest] = rows;
  if (!first || !newest) throw new Error('Two rows were written.');
  const row = { ...newest, ...forged };
  const hash = chainHash(first.hash, id, row.seq, chainedText(row));
  await tamper(
    database,
    `update workflow_history set event = $2, to_state = $3, hash = decode($4, 'hex') where instance_id = $1 and seq = 2`,
    [id, row.event, row.toState, hash],
  );
  await tamper(database, `update workflow_instance set head_hash = decode($2, 'hex') where id = $1`, [id, hash]);
}
