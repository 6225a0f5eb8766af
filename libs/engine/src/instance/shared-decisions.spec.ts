import type { JsonObject } from '#libs/kernel';
import { aLeanRow } from '../testing/a-file.js';
import { LeanInstance } from './lean-instance.js';
import type { LoadedInstance } from './loaded-instance.js';
import type { Place } from './passage.js';
import { SharedDecisions } from './shared-decisions.js';

const file = (of: Partial<LoadedInstance> = {}) => new LeanInstance(aLeanRow(of));
const entry = ({ context }: Place, key: string) => {
  const value = context[key];
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : 'none';
};
const lot = (place: Place) => entry(place, 'lot');

/** What is decided about the files, and how often it was worked out. */
function decided(decide: (place: Place) => string, files: readonly LeanInstance[]) {
  let times = 0;
  const decisions = new SharedDecisions((place) => {
    times += 1;
    return decide(place);
  });
  return { answers: files.map((one) => decisions.about(one)), times };
}

describe('decisions about the files of a batch', () => {
  it('are worked out once for files that look the same where it matters', () => {
    const files = ['one', 'two', 'three'].map((owner) => file({ context: { lot: 'L1', owner } }));

    expect(decided(lot, files)).toEqual({ answers: ['L1', 'L1', 'L1'], times: 1 });
  });

  it('are worked out once though nothing at all was looked at', () => {
    expect(decided(() => 'closed', [file(), file({ did: { submitted: ['somebody'] } })]).times).toBe(1);
  });

  it.each<[string, (place: Place) => string, Partial<LoadedInstance>, Partial<LoadedInstance>]>([
    ['an entry of what it remembers', lot, { context: { lot: 'L1' } }, { context: { lot: 'L2' } }],
    ['an entry that one of them does not have', lot, { context: {} }, { context: { lot: 'undefined!' } }],
    ['whether there is an entry', ({ context }) => String('lot' in context), { context: {} }, { context: { lot: '' } }],
    [
      'all that it remembers',
      ({ context }) => JSON.stringify({ ...context }),
      { context: { lot: 'L1' } },
      { context: { lot: 'L1', stage: 'x' } },
    ],
    ['which entries there are', ({ did }) => Object.keys(did).join(), { did: {} }, { did: { submitted: ['x'] } }],
    [
      'when a state was entered',
      ({ since }) => String(since['draft']),
      { since: { draft: '2026-01-01' } },
      { since: { draft: '2026-01-02' } },
    ],
    ['what took effect', ({ fired }) => String(fired['x']), { fired: {} }, { fired: { x: '2026-01-01' } }],
    ['who did it', ({ did }) => String(did['checked']), { did: { checked: ['a'] } }, { did: { checked: ['b'] } }],
    [
      'what people were told',
      ({ toldUntil }) => toldUntil.toISOString(),
      { toldUntil: new Date(0) },
      { toldUntil: new Date(1) },
    ],
    ['the state', ({ value }) => JSON.stringify(value), { value: 'a' }, { value: 'b' }],
    [
      'the entry of its timer',
      ({ firesAt }) => String(firesAt?.getTime()),
      { firesAt: new Date(0) },
      { firesAt: new Date(1) },
    ],
  ])('are two where it looks at %s', (_what, decide, one, other) => {
    const { answers, times } = decided(decide, [file(one), file(other)]);

    expect(times).toBe(2);
    expect(answers[0]).not.toBe(answers[1]);
  });

  it.each<Partial<LoadedInstance>>([{ callId: 'another' }, { definition: 'another' }, { definitionVersion: 2 }])(
    'are two under other rules (%j)',
    (of) => {
      expect(decided(() => 'x', [file(), file(of)]).times).toBe(2);
    },
  );

  it('are one for files for which nothing fires, and two where something does for one of them', () => {
    const [none, still, due] = [null, null, new Date(0)].map((firesAt) => file({ firesAt }));

    expect(
      decided(
        () => 'x',
        [none, still, due].flatMap((one) => one ?? []),
      ).times,
    ).toBe(2);
  });

  it('do not depend on what no entry can be called', () => {
    const kind = ({ context }: Place) => Object.prototype.toString.call(context);

    expect(decided(kind, [file(), file({ context: { lot: 'L2' } })])).toEqual({
      answers: ['[object Object]', '[object Object]'],
      times: 1,
    });
  });

  it('are two at another instant', () => {
    const files = [0, 1].map((at) => new LeanInstance({ ...aLeanRow(), at: new Date(at) }));

    expect(decided(() => 'x', files).times).toBe(2);
  });

  it('follow each file where looking at one thing leads to looking at another', () => {
    const inTurn = (place: Place) => entry(place, entry(place, 'next'));
    const contexts: JsonObject[] = [
      { next: 'lot', lot: 'L1', other: 'a' },
      { next: 'other', lot: 'L1', other: 'b' },
      { next: 'lot', lot: 'L2', other: 'b' },
      { next: 'other', lot: 'L2', other: 'b' },
      { next: 'lot', lot: 'L1', other: 'c' },
    ];

    expect(
      decided(
        inTurn,
        contexts.map((context) => file({ context })),
      ),
    ).toEqual({
      answers: ['L1', 'b', 'L2', 'b', 'L1'],
      times: 3,
    });
  });

  it('do not take what one file showed in one place for what another shows in another', () => {
    const inTurn = (place: Place) => entry(place, entry(place, 'next'));
    const contexts: JsonObject[] = [
      { next: 'lot', lot: 'a', other: '-' },
      { next: 'other', lot: '-', other: 'b' },
      { next: 'other', lot: 'b', other: 'z' },
    ];

    const { answers } = decided(
      inTurn,
      contexts.map((context) => file({ context })),
    );

    expect(answers).toEqual(['a', 'b', 'z']);
  });

  it('stay right however many ways of looking there are', () => {
    const keys = Array.from({ length: 40 }, (_, n) => `k${n}`);
    const contexts = keys.flatMap((key) => [
      { look: key, [key]: 1 },
      { look: key, [key]: 2 },
    ]);
    const follow = (place: Place) => `${entry(place, 'look')} ${entry(place, entry(place, 'look'))}`;

    expect(
      decided(
        follow,
        contexts.map((context) => file({ context })),
      ).answers,
    ).toEqual(keys.flatMap((key) => [`${key} 1`, `${key} 2`]));
  });

  it('are worked out when they are given: a later look would be one at another file', () => {
    const late = new SharedDecisions((place) => ({ lot: () => lot(place) })).about(file());

    expect(() => late.lot()).toThrow('context lot is looked at after the decision');
  });
});
