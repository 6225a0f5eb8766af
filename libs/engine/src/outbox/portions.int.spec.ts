import { randomUUID } from 'node:crypto';
import type { Tx } from '#libs/platform';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { aCalendar, FixedRules, runtimeOn, type Runtime } from '../testing/index.js';
import { EffectHandler, type OutboxEffect } from './effect-handler.js';

let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  runtime = await runtimeOn(database.url, new FixedRules(aCalendar({})));
});

afterAll(async () => {
  await runtime.close();
  await database.drop();
});

/** Does three portions; each leaves a row. `breaksAt` fails once, after it has written. */
class InThree extends EffectHandler {
  constructor(private breaksAt: string | null = null) {
    super();
  }

  async handle(tx: Tx, { id, progress }: OutboxEffect): Promise<string | null> {
    const portion = progress ?? 'first';
    await tx.query(`insert into command (actor, key, name, request_hash, at) values ($1, $2, 'portion', '', now())`, [
      id,
      `${portion} ${randomUUID()}`,
    ]);
    if (portion === this.breaksAt) {
      this.breaksAt = null;
      throw new Error('the worker died');
    }
    return portion === 'first' ? 'second' : portion === 'second' ? 'third' : null;
  }
}

async function anOrder(): Promise<string> {
  const id = `${randomUUID()}.1.0`;
  await runtime.database.query(
    `insert into outbox (id, name, instance_id, call_id, subject, payload, at) values ($1, 'x', $2, $2, 'grant', '{}', now())`,
    [id, randomUUID()],
  );
  return id;
}

async function portionsOf(id: string): Promise<readonly string[]> {
  const rows = await runtime.database.query<{ key: string }>(`select c.key from command c where c.actor = $1`, [id]);
  return rows.map(({ key }) => key.split(' ')[0] ?? '').sort();
}

const ALL = ['first', 'second', 'third'];

describe('an order that is carried out in portions', () => {
  it('is done when the last of them is', async () => {
    const id = await anOrder();

    expect(await runtime.outbox.carryOut(id, () => new InThree())).toBe(true);

    expect(await portionsOf(id)).toEqual(ALL);
    expect(await runtime.outbox.carryOut(id, () => new InThree())).toBe(false);
  });

  it('goes on where it stopped, and does no portion twice', async () => {
    const id = await anOrder();
    const handler = new InThree('second');

    await expect(runtime.outbox.carryOut(id, () => handler)).rejects.toThrow('the worker died');
    expect(await portionsOf(id)).toEqual(['first']);
    await runtime.outbox.carryOut(id, () => handler);

    expect(await portionsOf(id)).toEqual(ALL);
  });

  it('may be in the hands of two workers', async () => {
    const id = await anOrder();

    await Promise.all([1, 2, 3].map(() => runtime.outbox.carryOut(id, () => new InThree())));

    expect(await portionsOf(id)).toEqual(ALL);
  });
});
