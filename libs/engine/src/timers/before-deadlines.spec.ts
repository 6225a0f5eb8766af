import type { Tx } from '#libs/platform';
import { BeforeDeadlines, type DeadlineQuestion, type HeldDeadlines } from './before-deadlines.js';

const AT = new Date('2026-02-19T12:00:05.000Z');
// Questions of these tests ask no database.
const TX = {} as Tx;

class Holding implements DeadlineQuestion {
  readonly asked: (readonly [Tx, readonly string[], Date])[] = [];
  readonly answered: (readonly string[])[] = [];

  constructor(
    private readonly names: Readonly<Record<string, readonly string[]>>,
    private readonly canAnswer = true,
  ) {}

  async openOf(tx: Tx, callIds: readonly string[], at: Date): Promise<HeldDeadlines> {
    this.asked.push([tx, callIds, at]);
    return new Map(Object.entries(this.names).map(([callId, names]) => [callId, new Set(names)]));
  }

  async answer(callIds: readonly string[]): Promise<void> {
    this.answered.push(callIds);
    if (!this.canAnswer) throw new Error('The question cannot be answered now.');
  }
}

function before(...questions: readonly Holding[]): BeforeDeadlines {
  const all = new BeforeDeadlines();
  for (const question of questions) all.ask(question);
  return all;
}

const plain = (held: HeldDeadlines) => Object.fromEntries([...held].map(([callId, names]) => [callId, [...names]]));

describe('deadlines that something has to be decided about first', () => {
  it('are held by nobody where nothing is asked', async () => {
    expect(plain(await before().held(TX, [{ callId: 'a' }], AT))).toEqual({});
  });

  it('are asked about once for each call, by everybody who asks, and held by all of them', async () => {
    const [one, other] = [new Holding({ a: ['first'], b: ['first'] }), new Holding({ a: ['second'] })];

    const held = await before(one, other).held(TX, [{ callId: 'a' }, { callId: 'b' }, { callId: 'a' }], AT);

    expect(plain(held)).toEqual({ a: ['first', 'second'], b: ['first'] });
    expect([one.asked, other.asked]).toEqual([[[TX, ['a', 'b'], AT]], [[TX, ['a', 'b'], AT]]]);
  });

  it('are answered by everybody, also where one of them cannot', async () => {
    const [one, other] = [new Holding({}, false), new Holding({})];

    await before(one, other).answer(['a']);

    expect([one.answered, other.answered]).toEqual([[['a']], [['a']]]);
  });
});
