import { randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { aCalendar, FixedRules, runtimeOn, type Runtime } from '../testing/index.js';

const amina: Actor = { kind: 'person', id: 'amina', roles: ['applicant'] };
const omar: Actor = { kind: 'person', id: 'omar', roles: ['applicant'] };

let database: TestDatabase;
let runtime: Runtime;
let ran = 0;

beforeAll(async () => {
  database = await testDatabase();
  runtime = await runtimeOn(database.url, new FixedRules(aCalendar({})));
});

afterAll(async () => {
  await runtime.close();
  await database.drop();
});

interface Asked {
  readonly name?: string;
  readonly key?: string | null;
  readonly by?: Actor;
}

/** Answers how often the work has been done. */
function run(asked: object, { name = 'test.act', key = null, by = amina }: Asked = {}): Promise<number> {
  const command = { key, by, arrivedAt: new Date(), ...asked };
  return runtime.commands.run(name, command, async () => (ran += 1));
}

describe('a command', () => {
  it('without a key is carried out each time', async () => {
    expect((await run({})) + 1).toBe(await run({}));
  });

  it('is undone as a whole where its work fails', async () => {
    const command = { key: null, by: amina, arrivedAt: new Date() };
    const failing = runtime.commands.run('test.act', command, async (tx) => {
      await tx.query('insert into demo_clock (id, ahead) values (1, make_interval(secs => 1))');
      throw new Error('no');
    });

    await expect(failing).rejects.toThrow('no');
    expect(await runtime.database.query('select 1 from demo_clock')).toEqual([]);
  });

  it('that answers nothing gives nothing again', async () => {
    const command = { key: randomUUID(), by: amina, arrivedAt: new Date() };
    const nothing = () => runtime.commands.run('test.act', command, async () => undefined);

    expect(await nothing()).toBeUndefined();
    expect(await nothing()).toBeNull();
  });

  it('belongs to its sender: the same key of somebody else is another', async () => {
    const key = randomUUID();

    expect(await run({}, { key, by: omar })).not.toBe(await run({}, { key }));
  });
});

describe('the same request under the same key', () => {
  it.each([
    ['its fields in another order', { lot: 'L1', title: 'x' }, { title: 'x', lot: 'L1' }],
    ['at any depth', { at: { a: 1, b: [{ c: 2, d: 3 }] } }, { at: { b: [{ d: 3, c: 2 }], a: 1 } }],
    ['the same bytes', { file: new Uint8Array([1, 2]) }, { file: new Uint8Array([1, 2]) }],
    ['the same date', { on: new Date(5) }, { on: new Date(5) }],
  ])('is the same with %s', async (_what, one, other) => {
    const key = randomUUID();

    expect(await run(one, { key })).toBe(await run(other, { key }));
  });

  it.each([
    ['a field', { lot: 'L1' }, { lot: 'L2' }],
    ['the name of a field', { lot: 'L1' }, { plot: 'L1' }],
    ['what is not there', { lot: null }, { lot: 'L1' }],
    ['the order of a list', { lots: ['L1', 'L2'] }, { lots: ['L2', 'L1'] }],
    ['something at depth', { at: { b: [{ c: 2 }] } }, { at: { b: [{ c: 3 }] } }],
    ['the bytes', { file: new Uint8Array([1, 2]) }, { file: new Uint8Array([1, 3]) }],
    ['the date', { on: new Date(5) }, { on: new Date(6) }],
  ])('is another one with another value of %s', async (_what, one, other) => {
    const key = randomUUID();
    await run(one, { key });

    await expect(run(other, { key })).rejects.toMatchObject({
      code: 'engine.idempotency-key-reused',
      message: `The key ${key} was used for another request.`,
      details: { key },
    });
  });

  it('is another one for another command', async () => {
    const key = randomUUID();
    await run({}, { key });

    await expect(run({}, { key, name: 'test.other' })).rejects.toMatchObject({ details: { key } });
  });
});
