import { randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import {
  command,
  FilesOfFourVersions,
  first,
  GRANT,
  officer,
  second,
  secondVersion,
} from '../testing/files-of-four-versions.js';
import { aCalendar, DefinitionFolder, FixedRules, runtimeWith } from '../testing/index.js';
import { CarryOutMove } from './carry-out-move.js';
import { MoveBatch, type Batch } from './move-batch.js';
import { Moves } from './moves.js';
import { PreviewMove } from './preview-move.js';
import { RequestMove } from './request-move.js';

const FIRST = '00000000-0000-0000-0000-000000000000';

let database: TestDatabase;
const files = new FilesOfFourVersions();
const {
  aCheckedFile,
  aDraft,
  confirmed,
  deadlinesOf,
  discrepancies,
  moved,
  newestRow,
  recorded,
  requested,
  send,
  standing,
  withdraw,
} = files;

beforeAll(async () => {
  database = await testDatabase();
  await files.open(database.url);
});

beforeEach(() => files.beginAnew());

afterAll(async () => {
  await files.close();
  await database.drop();
});

describe('a move to another version', () => {
  it('is said before: which files go on where, what they gain, and which have no place', async () => {
    // The draft is the last by its id, and its state the first by its name.
    const draft = await aDraft('ffffffff-0000-4000-8000-000000000001');
    const checked = await aCheckedFile('00000000-0000-4000-8000-000000000001');
    const gone = await aDraft();
    await withdraw(files.former, gone);
    const preview = files.runtime.get(PreviewMove);

    const plain = await preview.of({ definition: GRANT, from: 1, to: 2 });
    const renamed = await preview.of({ definition: GRANT, from: 1, to: 3 });

    expect(plain).toMatchObject({ moving: 2, withoutPlace: 0 });
    expect(plain.ended).toBeGreaterThan(0);
    expect(plain.groups).toMatchObject([
      { state: 'draft.conceptNote', change: { gainedDeadlines: [] }, files: [{ id: draft, callId: files.callId }] },
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

    await send(files.runtime, checked, 'administrativeCheckPassed', { checkId: randomUUID() }, officer);

    expect(await standing(checked)).toBe('4 eligibilityCheck.eligibility');
    expect(await discrepancies()).toEqual([]);
  });

  it('leaves what has ended as it ended', async () => {
    const gone = await aDraft();
    await withdraw(files.former, gone);
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
    const ask = () => files.runtime.get(RequestMove).execute(asked);

    const [one, again] = [await ask(), await ask()];

    expect(again.id).toBe(one.id);
    expect((await files.runtime.get(Moves).list()).map(({ id }) => id).indexOf(one.id)).toBe(0);
  });

  it('is confirmed once, and says as it goes how far it got', async () => {
    await Promise.all([aDraft(), aDraft()]);
    const { id } = await requested(2);
    const progress: number[] = [];

    const result = await confirmed(id, (count) => progress.push(count));

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
      files.runtime.database.transaction(async (tx) =>
        files.runtime.get(MoveBatch).next(tx, await files.runtime.get(Moves).hold(tx, id), after, limit),
      );
    await expect(next(FIRST, 1_000)).rejects.toThrow(`The move ${id} was not confirmed.`);
    await files.runtime.database.transaction((tx) => files.runtime.get(Moves).confirm(tx, id, second.id, new Date()));
    const ids = await files.runtime.database.query<{ id: string }>(
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
    const carryOut = files.runtime.get(CarryOutMove);
    await files.runtime.database.transaction((tx) => files.runtime.get(Moves).confirm(tx, id, second.id, new Date()));
    const late = await aCheckedFile();

    const result = await carryOut.carryOn({ ...command(first), move: id });
    expect(await recorded(id)).toMatchObject({ finishedAt: null });
    await send(files.former, late, 'administrativeCheckPassed', { checkId: randomUUID() }, officer);
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
    const drafts = [await aDraft(), await aDraft(), await aDraft()];
    const { id } = await requested(2);
    await files.runtime.database.transaction((tx) => files.runtime.get(Moves).confirm(tx, id, second.id, new Date()));
    const cutOff = files.runtime.database.transaction(async (tx) => {
      await files.runtime.get(MoveBatch).next(tx, await files.runtime.get(Moves).hold(tx, id), FIRST, 300);
      throw new Error('the power went');
    });
    await expect(cutOff).rejects.toThrow('the power went');
    expect(await Promise.all(drafts.map(standing))).toEqual(drafts.map(() => '1 draft.conceptNote'));

    const carryOut = files.runtime.get(CarryOutMove);
    const results = await Promise.all([1, 2].map(() => carryOut.carryOn({ ...command(first), move: id })));

    expect(new Set(results.map((result) => result.moved))).toEqual(new Set([0, 3]));
    expect(await Promise.all(drafts.map(standing))).toEqual(drafts.map(() => '2 draft.conceptNote'));
    expect(await discrepancies()).toEqual([]);
  });

  it.each([
    ['somebody who is no operator', officer, 'engine.operators-only'],
    ['who asked for it', first, 'engine.second-person-needed'],
  ])('is not confirmed by %s', async (_who, by, code) => {
    await aDraft();
    const { id } = await requested(2);

    await expect(files.runtime.get(CarryOutMove).confirm({ ...command(by), move: id })).rejects.toMatchObject({ code });
  });

  it('is asked for by an operator who says why', async () => {
    await aDraft();
    const asked = { definition: GRANT, from: 1, to: 2, reason: 'Ten days were too short.' };
    const ask = (change: object) => files.runtime.get(RequestMove).execute({ ...command(first), ...asked, ...change });

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
    const carryOn = (by: Actor, move: string) => files.runtime.get(CarryOutMove).carryOn({ ...command(by), move });

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
    const write = (sql: string) => files.runtime.database.query(sql, [id]);

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

    await expect(files.runtime.database.query(change, [draft])).rejects.toThrow('history row');
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
