import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { command, FilesOfFourVersions, first, officer } from '../testing/files-of-four-versions.js';
import { RequestMove } from './request-move.js';

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

async function undoing(move: string): Promise<string> {
  return (await files.runtime.get(RequestMove).undo({ ...command(first), move, reason: 'Too early.' })).id;
}

async function undone(move: string) {
  return confirmed(await undoing(move));
}

describe('a move that is taken back', () => {
  it('leaves each file as it was, but for its history', async () => {
    const checked = await aCheckedFile();
    const before = await files.runtime.engine.read(checked);
    const deadlines = await deadlinesOf(checked);

    const result = await undone(await moved(4));

    const after = await files.runtime.engine.read(checked);
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
    await withdraw(files.runtime, gone);

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
    const ask = (change: object = {}) => files.runtime.get(RequestMove).undo({ ...asked, ...change });

    await expect(ask({ by: officer })).rejects.toMatchObject({ code: 'engine.operators-only' });
    await expect(ask({ reason: ' ' })).rejects.toMatchObject({ code: 'engine.reason-missing' });
    expect(await ask()).toEqual(await ask());
  });
});
