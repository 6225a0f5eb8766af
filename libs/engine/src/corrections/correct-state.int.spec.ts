import { randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { aCalendar, FixedRules, runtimeOn, type Runtime } from '../testing/index.js';
import { CorrectState } from './correct-state.js';
import { Corrections } from './corrections.js';

const DAY = 86_400_000;
const signatory: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };
const officer: Actor = { kind: 'person', id: 'omar', roles: ['officer'] };
const first: Actor = { kind: 'person', id: 'first-operator', roles: ['operator'] };
const second: Actor = { kind: 'person', id: 'second-operator', roles: ['operator'] };

let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  const calendar = aCalendar({
    dates: { conceptNoteDeadline: new Date(Date.now() + 9 * DAY) },
    periods: { administrativeCheck: 'P10D' },
  });
  runtime = await runtimeOn(database.url, new FixedRules(calendar));
});

afterAll(async () => {
  await runtime.close();
  await database.drop();
});

/** A draft that was withdrawn by mistake. */
async function aWithdrawnFile(): Promise<string> {
  const id = randomUUID();
  const payload = { grantId: id, callId: id, lot: 'L1', organisationId: randomUUID() };
  const origin = { by: signatory, arrivedAt: new Date() };
  await runtime.database.transaction(async (tx) => {
    const event = { type: 'draftStarted', payload };
    const grant = await runtime.engine.start(tx, {
      id,
      definition: 'grant.restricted-call',
      callId: id,
      event,
      origin,
    });
    await grant.send({ type: 'applicationWithdrawn', payload: { reason: 'the wrong file' } }, origin);
  });
  return id;
}

const command = (by: Actor) => ({ key: null, by, arrivedAt: new Date() });
const ask = (instanceId: string, to: string, by = first) =>
  runtime.get(CorrectState).request({ ...command(by), instanceId, to, reason: 'Withdrawn by mistake.' });
const confirm = (correction: string, by = second) => runtime.get(CorrectState).confirm({ ...command(by), correction });

describe('a state that is corrected', () => {
  it('is another one once a second person says so, with a row of its own kind and its timers anew', async () => {
    const id = await aWithdrawnFile();
    const correction = await ask(id, 'draft.conceptNote');
    expect((await runtime.engine.read(id)).state).toBe('withdrawn');

    const made = await confirm(correction.id);

    const file = await runtime.engine.read(id);
    const [row] = await runtime.database.query<object>(
      `select h.seq, h.event, h.payload, h.actor->>'id' as by, h.from_state as was, h.to_state as is
       from workflow_history h where h.instance_id = $1 order by h.seq desc limit 1`,
      [id],
    );
    expect(made).toEqual({ instanceId: id, from: 'withdrawn', to: 'draft.conceptNote' });
    expect(file).toMatchObject({ state: 'draft.conceptNote', version: 3 });
    expect(file.firesAt).not.toBeNull();
    expect(row).toEqual({
      seq: 3,
      event: 'stateCorrected',
      payload: {
        correction: correction.id,
        to: 'draft.conceptNote',
        reason: 'Withdrawn by mistake.',
        requestedBy: 'first-operator',
      },
      by: 'second-operator',
      was: 'withdrawn',
      is: 'draft.conceptNote',
    });
    expect((await runtime.verifier.verify()).discrepancies).toEqual([]);
  });

  it('lets the file go on from there', async () => {
    const id = await aWithdrawnFile();
    await confirm((await ask(id, 'draft.conceptNote')).id);

    await runtime.database.transaction(async (tx) => {
      const grant = await runtime.engine.lock(tx, id);
      const payload = { submissionId: randomUUID(), contentHash: 'c0ffee', requestedMinor: 100 };
      await grant.send(
        { type: 'applicationSubmitted', payload },
        { by: signatory, arrivedAt: new Date() },
        { missing: [] },
      );
    });

    expect((await runtime.engine.read(id)).state).toBe('submitted.conceptNote');
    expect((await runtime.verifier.verify()).discrepancies).toEqual([]);
  });

  it.each([
    ['who asked for it', first, 'engine.second-person-needed'],
    ['somebody who is no operator', officer, 'engine.operators-only'],
  ])('is not corrected by %s', async (_who, by, code) => {
    const { id } = await ask(await aWithdrawnFile(), 'draft.conceptNote');

    await expect(confirm(id, by)).rejects.toMatchObject({ code });
  });

  it('is corrected once, also when two people confirm at the same moment', async () => {
    const id = await aWithdrawnFile();
    const correction = await ask(id, 'draft.conceptNote');
    const third: Actor = { ...second, id: 'third-operator' };

    const results = await Promise.allSettled([confirm(correction.id), confirm(correction.id, third)]);

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await runtime.engine.read(id)).version).toBe(3);
  });

  it('is not corrected where the file has gone elsewhere since', async () => {
    const id = await aWithdrawnFile();
    const [one, other] = [await ask(id, 'draft.conceptNote'), await ask(id, 'rejected')];
    await confirm(one.id);

    await expect(confirm(other.id)).rejects.toMatchObject({
      code: 'engine.correction-outdated',
      message:
        'The file stood in withdrawn when this was asked, and stands in draft.conceptNote now: look again first.',
      details: { id: other.id, from: 'withdrawn', now: 'draft.conceptNote' },
    });
    // Were it where it stood again, what was made once would still not be made twice.
    await expect(confirm(one.id)).rejects.toMatchObject({
      code: 'engine.correction-outdated',
      message: `The correction ${one.id} was made already.`,
      details: { id: one.id },
    });
    expect((await runtime.engine.read(id)).state).toBe('draft.conceptNote');
  });

  it('is not corrected where nobody asked for it', async () => {
    const unknown = randomUUID();

    await expect(confirm(unknown)).rejects.toMatchObject({
      code: 'engine.correction-not-found',
      message: `There is no correction ${unknown}.`,
      details: { id: unknown },
    });
  });

  it('is asked for by an operator, once under one key', async () => {
    const id = await aWithdrawnFile();
    const asked = { ...command(first), key: randomUUID(), instanceId: id, to: 'rejected', reason: 'By mistake.' };
    const request = () => runtime.get(CorrectState).request(asked);

    expect((await request()).id).toBe((await request()).id);
    await expect(ask(id, 'rejected', officer)).rejects.toMatchObject({ code: 'engine.operators-only' });
  });

  it.each([
    ['one that there is not', 'draft.conceptnote', 'workflow.correction-impossible'],
    ['the one it is', 'withdrawn', 'workflow.correction-impossible'],
  ])('is no other than a state of the procedure: not %s', async (_what, to, code) => {
    const id = await aWithdrawnFile();

    await expect(ask(id, to)).rejects.toMatchObject({ code });
  });

  it('has a reason, and two people, whatever the program does', async () => {
    const id = await aWithdrawnFile();
    const { id: correction } = await ask(id, 'draft.conceptNote');
    const write = (sql: string) => runtime.database.query(sql, [correction]);

    await expect(
      runtime.get(CorrectState).request({ ...command(first), instanceId: id, to: 'rejected', reason: '  ' }),
    ).rejects.toMatchObject({ code: 'engine.reason-missing' });
    await expect(
      write(`update workflow_correction set confirmed_by = requested_by, confirmed_at = now() where id = $1`),
    ).rejects.toThrow('ck_workflow_correction_two_people');
    await expect(write(`update workflow_correction set to_state = 'rejected' where id = $1`)).rejects.toThrow(
      'never changed',
    );
    await expect(write(`delete from workflow_correction where id = $1`)).rejects.toThrow('never changed');
  });

  it('waits for its second person where it can be seen', async () => {
    const file = await aWithdrawnFile();
    const { id } = await ask(file, 'draft.conceptNote');
    const waiting = async () => (await runtime.get(Corrections).waiting()).find((correction) => correction.id === id);

    expect(await waiting()).toEqual({
      id,
      instanceId: file,
      fromState: 'withdrawn',
      toState: 'draft.conceptNote',
      reason: 'Withdrawn by mistake.',
      requestedBy: 'first-operator',
      requestedAt: expect.any(Date),
      confirmedBy: null,
      confirmedAt: null,
    });
    await confirm(id);
    expect(await waiting()).toBeUndefined();
  });
});
