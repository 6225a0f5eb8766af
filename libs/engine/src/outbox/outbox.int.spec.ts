import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { aCalendar, FixedRules, runtimeOn, type Runtime } from '../testing/index.js';
import { EffectHandler, ManyAtOnce, type OutboxEffect } from './effect-handler.js';
import { orderEnded, type OrderOutcome } from './order-outcomes.js';

let database: TestDatabase;
let runtime: Runtime;
const told: OrderOutcome[] = [];
const stopListening = orderEnded.listen((outcome) => told.push(outcome));

beforeAll(async () => {
  database = await testDatabase();
  runtime = await runtimeOn(database.url, new FixedRules(aCalendar({})));
});

beforeEach(async () => {
  await runtime.database.query('delete from outbox');
  told.length = 0;
});

afterAll(async () => {
  stopListening();
  await runtime.close();
  await database.drop();
});

class Carried extends EffectHandler {
  readonly effects: OutboxEffect[] = [];

  async handle(_tx: unknown, effect: OutboxEffect): Promise<void> {
    this.effects.push(effect);
  }
}

const nobody = () => new Carried();

/** Carries out as many as it is given; stumbles over one of them. */
class CarriedTogether extends ManyAtOnce {
  readonly packets: string[][] = [];

  constructor(private readonly stumbling?: string) {
    super();
  }

  async handleAll(_tx: unknown, effects: readonly OutboxEffect[]): Promise<void> {
    this.packets.push(effects.map(({ id }) => id));
    if (effects.some(({ id }) => id === this.stumbling)) throw new Error('stumbled');
  }
}

async function nextIds(limit: number): Promise<readonly string[]> {
  return (await runtime.outbox.next(limit)).map(({ id }) => id);
}

async function anOrder(id: string, secondsAgo = 0, name = 'issueReceipt'): Promise<string> {
  await runtime.database.query(
    `insert into outbox (id, name, instance_id, call_id, subject, payload, at)
     values ($1, $4, $2, $2, 'grant', '{"lot":"L1"}', now() - make_interval(secs => $3))`,
    [id, randomUUID(), secondsAgo, name],
  );
  return id;
}

function handedOver(id: string, secondsAgo: number) {
  return runtime.database.query(
    'update outbox set enqueued_at = now() - make_interval(secs => $2) where id = $1 and enqueued_at is not null',
    [id, secondsAgo],
  );
}

describe('orders that wait', () => {
  it('are handed over once each, the oldest first, so many at a time', async () => {
    await anOrder('new', 1);
    await anOrder('oldest', 30);
    await anOrder('old', 20);

    expect(await nextIds(2)).toEqual(['oldest', 'old']);
    expect(await nextIds(2)).toEqual(['new']);
    expect(await nextIds(2)).toEqual([]);
  });

  it('are handed over again when nothing came of it for ten seconds', async () => {
    await anOrder('lost');
    await anOrder('fresh');
    await runtime.outbox.next(2);
    await handedOver('lost', 11);
    await handedOver('fresh', 8);

    expect(await nextIds(2)).toEqual(['lost']);
  });

  it('are taken back where a queue lost what it was given so long ago', async () => {
    await anOrder('lost');
    await anOrder('fresh');
    await runtime.outbox.next(2);
    await handedOver('lost', 5);
    await handedOver('fresh', 1);

    await runtime.outbox.takeBack(3);

    expect(await nextIds(2)).toEqual(['lost']);
  });
});

describe('an order that is carried out', () => {
  it('is given to the handler of its name with everything it says, and is done then', async () => {
    const handler = new Carried();
    await anOrder('one');

    expect(await runtime.outbox.carryOut('one', (name) => (name === 'issueReceipt' ? handler : nobody()))).toBe(true);

    expect(handler.effects).toEqual([
      {
        id: 'one',
        name: 'issueReceipt',
        instanceId: expect.any(String),
        callId: expect.any(String),
        subject: 'grant',
        payload: { lot: 'L1' },
        at: expect.any(Date),
        progress: null,
        correlation: 'one',
      },
    ]);
    expect(told).toEqual([{ order: 'issueReceipt', outcome: 'done' }]);
    expect(await runtime.outbox.carryOut('one', nobody)).toBe(false);
    expect(await nextIds(1)).toEqual([]);
  });

  it('is not carried out where there is none', async () => {
    expect(await runtime.outbox.carryOut('none', nobody)).toBe(false);
    expect(told).toEqual([]);
  });
});

describe('an order that cannot be carried out', () => {
  it('is put aside with its reason, and tried again when an operator says so', async () => {
    const replay = () => runtime.database.transaction((tx) => runtime.outbox.replay(tx, 'one'));
    await anOrder('one');
    await runtime.outbox.next(1);

    await runtime.outbox.bury('one', 'x'.repeat(3000));

    expect(told).toEqual([{ order: 'issueReceipt', outcome: 'putAside' }]);
    expect(await nextIds(1)).toEqual([]);
    expect(await runtime.outbox.carryOut('one', nobody)).toBe(false);
    expect(await replay()).toBe('x'.repeat(2000));
    expect(await replay()).toBeNull();
    expect(await nextIds(1)).toEqual(['one']);
  });

  it('is not put aside once it is done', async () => {
    await anOrder('one');
    await runtime.outbox.carryOut('one', nobody);

    await runtime.outbox.bury('one', 'too late');

    expect(told).toEqual([{ order: 'issueReceipt', outcome: 'done' }]);
  });
});

describe('orders that are carried out together', () => {
  it('are done at once, without those that are done, put aside or in other hands', async () => {
    const handler = new CarriedTogether();
    for (const [n, id] of ['first', 'second', 'done', 'buried', 'held'].entries()) await anOrder(id, 10 - n);
    await runtime.outbox.carryOut('done', nobody);
    await runtime.outbox.bury('buried', 'wrong');
    const all = ['held', 'buried', 'done', 'second', 'first', 'none'];

    await runtime.database.transaction(async (tx) => {
      await tx.query(`select from outbox o where o.id = 'held' for update`);
      await runtime.outbox.carryOutTogether(all, () => handler);
    });
    await runtime.outbox.carryOutTogether(all, () => handler);

    expect(handler.packets).toEqual([['first', 'second'], ['held']]);
    expect(told.filter(({ outcome }) => outcome === 'done')).toHaveLength(4);
  });

  it('are given to the handler of their own name, and to no other', async () => {
    const [receipts, others] = [new CarriedTogether(), new CarriedTogether()];
    await anOrder('receipt', 2);
    await anOrder('reminder', 1, 'remindOfDeadline');

    await runtime.outbox.carryOutTogether(['receipt', 'reminder'], (name) =>
      name === 'issueReceipt' ? receipts : others,
    );

    expect([receipts.packets, others.packets]).toEqual([[['receipt']], [['reminder']]]);
  });

  it('are all left as they were when one cannot be carried out', async () => {
    await anOrder('one');
    await anOrder('two');

    const together = runtime.outbox.carryOutTogether(['one', 'two'], () => new CarriedTogether('two'));

    await expect(together).rejects.toThrow('stumbled');
    expect(told).toEqual([]);
    expect(await nextIds(2)).toEqual(['one', 'two']);
  });

  it('may be carried out one by one as well', async () => {
    const handler = new CarriedTogether();
    await anOrder('one');

    expect(await runtime.outbox.carryOut('one', () => handler)).toBe(true);
    expect(handler.packets).toEqual([['one']]);
  });

  it('are of effects that can be', async () => {
    await anOrder('one');
    await expect(runtime.outbox.carryOutTogether(['one'], nobody)).rejects.toThrow('one by one');
  });
});
