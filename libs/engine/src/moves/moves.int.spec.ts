import { randomUUID, type UUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { aCalendar, DefinitionFolder, FixedRules, runtimeWith, type Runtime } from '../testing/index.js';
import { CarryOutMove } from './carry-out-move.js';
import { MoveBatch, type Batch } from './move-batch.js';
import { Moves } from './moves.js';
import { PreviewMove } from './preview-move.js';
import { RequestMove } from './request-move.js';

const DAY = 86_400_000;
const FIRST = '00000000-0000-0000-0000-000000000000';
const GRANT = 'grant.restricted-call';
const signatory: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };
const officer: Actor = { kind: 'person', id: 'omar', roles: ['officer'] };
const first: Actor = { kind: 'person', id: 'first-operator', roles: ['operator'] };
const second: Actor = { kind: 'person', id: 'second-operator', roles: ['operator'] };

let database: TestDatabase;
let folder: DefinitionFolder;
let former: Runtime;
let runtime: Runtime;
let callId: string;

/** Drafts may be withdrawn by applicants too; the check has reminders; it is due earlier in another state. */
function secondVersion(text: string): string {
  return text
    .replace(
      'administrativeCheckDue, to: [officer], remind: [P2D]',
      'administrativeCheckDue, to: [officer], remind: [P3D, P2D]',
    )
    .replace(
      '  eligibilityCheck:\n    on:',
      '  eligibilityCheck:\n    deadlines: [{ name: awardDate, to: [officer] }]\n    on:',
    );
}

/** The administrative check has another name. */
function thirdVersion(text: string): string {
  return text
    .replace('      administrative:\n', '      opening:\n')
    .replaceAll('eligibilityCheck.administrative', 'eligibilityCheck.opening');
}

/** The same, and says so. */
function fourthVersion(text: string): string {
  const replaces =
    'replaces: [{ version: 1, states: { eligibilityCheck.administrative: eligibilityCheck.opening } }]\n';
  return thirdVersion(text).replace('start:', `${replaces}start:`);
}

beforeAll(async () => {
  database = await testDatabase();
  const before = new DefinitionFolder();
  before.add(GRANT, 1);
  folder = new DefinitionFolder();
  folder.add(GRANT, 1);
  folder.add(GRANT, 2, secondVersion);
  folder.add(GRANT, 3, thirdVersion);
  folder.add(GRANT, 4, fourthVersion);
  const rules = new FixedRules(
    aCalendar({
      dates: { conceptNoteDeadline: new Date(Date.now() + 9 * DAY), awardDate: new Date(Date.now() + 90 * DAY) },
      periods: { administrativeCheck: 'P10D', clarification: 'P5D', eligibilityCheck: 'P10D' },
    }),
  );
  former = await runtimeWith(before.path, { url: database.url, rules });
  runtime = await runtimeWith(folder.path, { url: database.url, rules });
  before.remove();
});

beforeEach(async () => {
  callId = randomUUID();
  // Each test moves all files of version 1: those of the test before are brought out of the way.
  for (const { id } of await runtime.database.query<{ id: string }>(
    `select i.id from workflow_instance i where i.definition_version = 1 and i.state <> 'withdrawn'`,
  )) {
    await send(former, id, 'applicationWithdrawn', { reason: 'end of a test' }, signatory);
  }
});

afterAll(async () => {
  await former.close();
  await runtime.close();
  folder.remove();
  await database.drop();
});

async function aDraft(id = randomUUID()): Promise<string> {
  const payload = { grantId: id, callId, lot: 'L1', organisationId: randomUUID() };
  const origin = { by: signatory, arrivedAt: new Date() };
  await former.database.transaction((tx) =>
    former.engine.start(tx, { id, definition: GRANT, callId, event: { type: 'draftStarted', payload }, origin }),
  );
  return id;
}

async function send(on: Runtime, id: string, type: string, payload: object, by: Actor): Promise<void> {
  await on.database.transaction(async (tx) => {
    const grant = await on.engine.lock(tx, id);
    await grant.send({ type, payload: { ...payload } }, { by, arrivedAt: new Date() }, { missing: [] });
  });
}

/** A file in the administrative check. */
async function aCheckedFile(own?: UUID): Promise<string> {
  const id = await aDraft(own);
  const submission = { submissionId: randomUUID(), contentHash: 'c0ffee', requestedMinor: 100 };
  await send(former, id, 'applicationSubmitted', submission, signatory);
  await send(former, id, 'submissionDeadlinePassed', {}, { kind: 'system', id: 'test', roles: ['system'] });
  return id;
}

function command(by: Actor) {
  return { key: null, by, arrivedAt: new Date() };
}

function requested(to: number, by = first) {
  return runtime
    .get(RequestMove)
    .execute({ ...command(by), definition: GRANT, from: 1, to, reason: 'Ten days were too short.' });
}

function confirmed(move: string, onProgress?: (files: number) => void) {
  return runtime.get(CarryOutMove).confirm({ ...command(second), move }, onProgress);
}

async function recorded(move: string) {
  return (await runtime.get(Moves).list()).find(({ id }) => id === move);
}

async function moved(to: number): Promise<string> {
  const { id } = await requested(to);
  await confirmed(id);
  return id;
}

async function undoing(move: string): Promise<string> {
  return (await runtime.get(RequestMove).undo({ ...command(first), move, reason: 'Too early.' })).id;
}

async function undone(move: string) {
  return confirmed(await undoing(move));
}

async function standing(id: string) {
  const { definitionVersion, state } = await runtime.engine.read(id);
  return `${definitionVersion} ${state}`;
}

function deadlinesOf(id: string) {
  return runtime.database.query<{ name: string; due_at: Date }>(
    `select d.name, d.due_at from workflow_instance i cross join lateral deadlines_in(i.deadlines) d where i.id = $1
     order by d.name`,
    [id],
  );
}

async function newestRow(id: string) {
  const [row] = await runtime.database.query<Record<string, unknown>>(
    `select h.event, h.payload, h.actor, h.definition_version as version from workflow_history h where h.instance_id = $1
     order by h.seq desc limit 1`,
    [id],
  );
  return row;
}

async function discrepancies() {
  return (await runtime.verifier.verify()).discrepancies;
}

describe('a move to another version', () => {
  it('is said before: which files go on where, what they gain, and which have no place', async () => {
    // The draft is the last by its id, and its state the first by its name.
    const draft = await aDraft('ffffffff-0000-4000-8000-000000000001');
    const checked = await aCheckedFile('00000000-0000-4000-8000-000000000001');
    const gone = await aDraft();
    await send(former, gone, 'applicationWithdrawn', { reason: 'x' }, signatory);
    const preview = runtime.get(PreviewMove);

    const plain = await preview.of({ definition: GRANT, from: 1, to: 2 });
    const renamed = await preview.of({ definition: GRANT, from: 1, to: 3 });

    expect(plain).toMatchObject({ moving: 2, withoutPlace: 0 });
    expect(plain.ended).toBeGreaterThan(0);
    expect(plain.groups).toMatchObject([
      { state: 'draft.conceptNote', change: { gainedDeadlines: [] }, files: [{ id: draft, callId }] },
      {
        state: 'eligibilityCheck.administrative',
        change: { gainedDeadlines: ['awardDate'] },
        files: [{ id: checked }],
      },
    ]);
    expect(renamed.groups).toMatchObject([
      { change: { to: 'draft.conceptNote' } },
      { change: null, files: [{ id: checked }] },
    ]);
    expect(renamed.withoutPlace).toBe(1);
  });

  it('brings each file to it with a row of its own kind, and its timers anew', async () => {
    const checked = await aCheckedFile();
    const [before] = await deadlinesOf(checked);

    const id = await moved(2);

    expect(await standing(checked)).toBe('2 eligibilityCheck.administrative');
    expect(await newestRow(checked)).toEqual({
      event: 'definitionChanged',
      payload: { move: id, from: 1, to: 2, reason: 'Ten days were too short.', requestedBy: 'first-operator' },
      actor: { kind: 'person', id: 'second-operator', roles: ['operator'] },
      version: 2,
    });
    expect(await deadlinesOf(checked)).toMatchObject([before, { name: 'awardDate' }]);
    expect(await discrepancies()).toEqual([]);
  });

  it('lets a file go on by the new rules', async () => {
    const checked = await aCheckedFile();
    await moved(4);

    await send(runtime, checked, 'administrativeCheckPassed', { checkId: randomUUID() }, officer);

    expect(await standing(checked)).toBe('4 eligibilityCheck.eligibility');
    expect(await discrepancies()).toEqual([]);
  });

  it('leaves what has ended as it ended', async () => {
    const gone = await aDraft();
    await send(former, gone, 'applicationWithdrawn', { reason: 'x' }, signatory);
    await aDraft();

    await moved(2);

    expect(await standing(gone)).toBe('1 withdrawn');
  });

  it('is refused while a file has no place', async () => {
    await aCheckedFile();

    await expect(requested(3)).rejects.toMatchObject({
      code: 'engine.files-without-place',
      message: expect.stringContaining('1 files stand where version 3 has no place: eligibilityCheck.administrative.'),
      details: { files: 1, states: ['eligibilityCheck.administrative'] },
    });
  });

  it('is not confirmed where a file got where there is no place since it was asked for', async () => {
    const draft = await aDraft();
    const { id } = await requested(3);
    await aCheckedFile();

    await expect(confirmed(id)).rejects.toMatchObject({ code: 'engine.files-without-place' });

    expect(await standing(draft)).toBe('1 draft.conceptNote');
    expect(await recorded(id)).toMatchObject({ confirmedBy: null, confirmedAt: null, finishedAt: null });
  });

  it('is asked for once under one key', async () => {
    await aDraft();
    const asked = { ...command(first), key: randomUUID(), definition: GRANT, from: 1, to: 2, reason: 'Too short.' };
    const ask = () => runtime.get(RequestMove).execute(asked);

    const [one, again] = [await ask(), await ask()];

    expect(again.id).toBe(one.id);
    expect((await runtime.get(Moves).list()).map(({ id }) => id).indexOf(one.id)).toBe(0);
  });

  it('is confirmed once, and says as it goes how far it got', async () => {
    await Promise.all([aDraft(), aDraft()]);
    const { id } = await requested(2);
    const progress: number[] = [];

    const result = await confirmed(id, (files) => progress.push(files));

    expect(result).toEqual({ moved: 2, staying: [] });
    expect(progress).toEqual([2]);
    expect(await recorded(id)).toMatchObject({
      definition: GRANT,
      fromVersion: 1,
      toVersion: 2,
      undoes: null,
      requestedBy: 'first-operator',
      confirmedBy: 'second-operator',
      confirmedAt: expect.any(Date),
      finishedAt: expect.any(Date),
    });
    await expect(confirmed(id)).rejects.toMatchObject({
      code: 'engine.move-refused',
      message: `The move ${id} is confirmed already: carry it on.`,
      details: { id },
    });
  });

  it('goes so many files at a time, in their order, and moves none before it is confirmed', async () => {
    const drafts = [await aDraft(), await aDraft(), await aDraft()];
    const { id } = await requested(2);
    const next = (after: string, limit: number) =>
      runtime.database.transaction(async (tx) =>
        runtime.get(MoveBatch).next(tx, await runtime.get(Moves).hold(tx, id), after, limit),
      );
    await expect(next(FIRST, 1_000)).rejects.toThrow(`The move ${id} was not confirmed.`);
    await runtime.database.transaction((tx) => runtime.get(Moves).confirm(tx, id, second.id, new Date()));
    const ids = await runtime.database.query<{ id: string }>(
      'select i.id from workflow_instance i where i.definition = $1 and i.definition_version = 1 order by i.id',
      [GRANT],
    );

    const batches: Batch[] = [];
    for (let after: string | null = FIRST; after !== null; after = batches.at(-1)?.next ?? null) {
      batches.push(await next(after, 2));
    }

    // What has ended in other tests is passed over.
    expect(batches.reduce((sum, batch) => sum + batch.moved, 0)).toBe(3);
    expect(batches.map((batch) => batch.next)).toEqual([...ids.flatMap((row, n) => (n % 2 ? [row.id] : [])), null]);
    expect(await Promise.all(drafts.map(standing))).toEqual(drafts.map(() => '2 draft.conceptNote'));
  });

  it('passes over a file that got where there is no place meanwhile, and ends when it is carried on', async () => {
    const draft = await aDraft();
    const { id } = await requested(3);
    const carryOut = runtime.get(CarryOutMove);
    await runtime.database.transaction((tx) => runtime.get(Moves).confirm(tx, id, second.id, new Date()));
    const late = await aCheckedFile();

    const result = await carryOut.carryOn({ ...command(first), move: id });
    expect(await recorded(id)).toMatchObject({ finishedAt: null });
    await send(former, late, 'administrativeCheckPassed', { checkId: randomUUID() }, officer);
    const again = await carryOut.carryOn({ ...command(first), move: id });

    expect(result).toMatchObject({ moved: 1, staying: [{ id: late }] });
    expect(again).toEqual({ moved: 1, staying: [] });
    expect([await standing(draft), await standing(late)]).toEqual([
      '3 draft.conceptNote',
      '3 eligibilityCheck.eligibility',
    ]);
    expect(await recorded(id)).toMatchObject({ finishedAt: expect.any(Date) });
  });

  it('goes on where it was cut off: nothing is moved twice', async () => {
    const files = [await aDraft(), await aDraft(), await aDraft()];
    const { id } = await requested(2);
    await runtime.database.transaction((tx) => runtime.get(Moves).confirm(tx, id, second.id, new Date()));
    const cutOff = runtime.database.transaction(async (tx) => {
      await runtime
        .get(MoveBatch)
        .next(tx, await runtime.get(Moves).hold(tx, id), FIRST, 300);
      throw new Error('the power went');
    });
    await expect(cutOff).rejects.toThrow('the power went');
    expect(await Promise.all(files.map(standing))).toEqual(files.map(() => '1 draft.conceptNote'));

    const carryOut = runtime.get(CarryOutMove);
    const results = await Promise.all([1, 2].map(() => carryOut.carryOn({ ...command(first), move: id })));

    expect(new Set(results.map((result) => result.moved))).toEqual(new Set([0, 3]));
    expect(await Promise.all(files.map(standing))).toEqual(files.map(() => '2 draft.conceptNote'));
    expect(await discrepancies()).toEqual([]);
  });

  it.each([
    ['somebody who is no operator', officer, 'engine.operators-only'],
    ['who asked for it', first, 'engine.second-person-needed'],
  ])('is not confirmed by %s', async (_who, by, code) => {
    await aDraft();
    const { id } = await requested(2);

    await expect(runtime.get(CarryOutMove).confirm({ ...command(by), move: id })).rejects.toMatchObject({ code });
  });

  it('is asked for by an operator who says why', async () => {
    await aDraft();
    const asked = { definition: GRANT, from: 1, to: 2, reason: 'Ten days were too short.' };
    const ask = (change: object) => runtime.get(RequestMove).execute({ ...command(first), ...asked, ...change });

    await expect(ask({ by: officer })).rejects.toMatchObject({ code: 'engine.operators-only' });
    await expect(ask({ reason: ' ' })).rejects.toMatchObject({ code: 'engine.reason-missing' });
    await expect(ask({ to: 1 })).rejects.toMatchObject({
      code: 'engine.move-refused',
      message: 'The files are of version 1 already.',
      details: { from: 1, to: 1 },
    });
  });

  it('goes on only once it is confirmed, and by operators', async () => {
    const draft = await aDraft();
    const { id } = await requested(2);
    const carryOn = (by: Actor, move: string) => runtime.get(CarryOutMove).carryOn({ ...command(by), move });

    await expect(carryOn(second, id)).rejects.toMatchObject({
      code: 'engine.move-refused',
      message: `The move ${id} is not confirmed yet.`,
      details: { id },
    });
    await expect(carryOn(officer, id)).rejects.toMatchObject({ code: 'engine.operators-only' });
    const unknown = randomUUID();
    await expect(carryOn(second, unknown)).rejects.toMatchObject({
      code: 'engine.move-not-found',
      message: `There is no move ${unknown}.`,
      details: { id: unknown },
    });
    expect(await standing(draft)).toBe('1 draft.conceptNote');
  });

  it('has two people, whatever the program does', async () => {
    await aDraft();
    const { id } = await requested(2);
    const write = (sql: string) => runtime.database.query(sql, [id]);

    await expect(
      write(`update workflow_move set confirmed_by = requested_by, confirmed_at = now() where id = $1`),
    ).rejects.toThrow('ck_workflow_move_two_people');
    await write(`update workflow_move set confirmed_by = 'x', confirmed_at = now() where id = $1`);
    await expect(write(`update workflow_move set confirmed_by = 'y' where id = $1`)).rejects.toThrow('never changed');
    await expect(write(`update workflow_move set reason = 'other' where id = $1`)).rejects.toThrow('never changed');
    await expect(write(`delete from workflow_move where id = $1`)).rejects.toThrow('never changed');
  });

  it('does not happen beside its history', async () => {
    const draft = await aDraft();
    const change = `update workflow_instance set definition_version = 2 where id = $1`;

    await expect(runtime.database.query(change, [draft])).rejects.toThrow('history row');
  });

  it('is refused where the file of a version is not what it was when it ran', async () => {
    await aDraft();
    const altered = new DefinitionFolder();
    altered.add(GRANT, 1, (text) => text.replace('remind: [P14D, P7D, P2D, PT24H, PT3H]', 'remind: [P1D]'));
    altered.add(GRANT, 2, secondVersion);
    const other = await runtimeWith(altered.path, { url: database.url, rules: new FixedRules(aCalendar({})) });

    const request = other
      .get(RequestMove)
      .execute({ ...command(first), definition: GRANT, from: 1, to: 2, reason: 'x' });

    await expect(request).rejects.toMatchObject({ code: 'engine.definition-altered' });
    await other.close();
    altered.remove();
  });
});

describe('a move that is taken back', () => {
  it('leaves each file as it was, but for its history', async () => {
    const checked = await aCheckedFile();
    const before = await runtime.engine.read(checked);
    const deadlines = await deadlinesOf(checked);

    const result = await undone(await moved(4));

    const after = await runtime.engine.read(checked);
    const { version: _v, headHash: _h, updatedAt: _u, toldUntil: _t, ...same } = before;
    expect(result).toEqual({ moved: 1, staying: [] });
    expect(after).toMatchObject(same);
    expect(await deadlinesOf(checked)).toEqual(deadlines);
    expect(await newestRow(checked)).toMatchObject({ event: 'definitionChangeUndone', version: 1 });
    expect(await discrepancies()).toEqual([]);
  });

  it('stays for files to which something has happened since, and names them', async () => {
    const [still, gone] = [await aDraft(), await aDraft()];
    const move = await moved(2);
    await send(runtime, gone, 'applicationWithdrawn', { reason: 'x' }, signatory);

    const undo = await undoing(move);
    const result = await confirmed(undo);

    expect(result).toMatchObject({ moved: 1, staying: [{ id: gone }] });
    expect(await recorded(undo)).toMatchObject({ undoes: move, fromVersion: 2, toVersion: 1, reason: 'Too early.' });
    expect((await recorded(undo))?.finishedAt).not.toBeNull();
    expect([await standing(still), await standing(gone)]).toEqual(['1 draft.conceptNote', '2 withdrawn']);
    expect(await discrepancies()).toEqual([]);
  });

  it('can be made again', async () => {
    const draft = await aDraft();
    await undone(await moved(2));

    await moved(2);

    expect(await standing(draft)).toBe('2 draft.conceptNote');
    expect(await discrepancies()).toEqual([]);
  });

  it('was carried out before', async () => {
    await aDraft();
    const { id } = await requested(2);

    await expect(undoing(id)).rejects.toMatchObject({
      code: 'engine.move-refused',
      message: `The move ${id} was never confirmed: nothing to take back.`,
      details: { id },
    });
  });

  it('is not taken back itself', async () => {
    await aDraft();
    const undo = await undoing(await moved(2));
    await confirmed(undo);

    await expect(undoing(undo)).rejects.toMatchObject({
      code: 'engine.move-refused',
      message: `${undo} took a move back: ask for the move anew.`,
      details: { id: undo },
    });
  });

  it('is asked for once under one key, by an operator who says why', async () => {
    await aDraft();
    const asked = { ...command(first), key: randomUUID(), move: await moved(2), reason: 'Too early.' };
    const ask = (change: object = {}) => runtime.get(RequestMove).undo({ ...asked, ...change });

    await expect(ask({ by: officer })).rejects.toMatchObject({ code: 'engine.operators-only' });
    await expect(ask({ reason: ' ' })).rejects.toMatchObject({ code: 'engine.reason-missing' });
    expect(await ask()).toEqual(await ask());
  });
});
