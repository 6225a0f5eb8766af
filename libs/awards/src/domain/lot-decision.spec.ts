import { aScoredFile } from '../testing/builders.js';
import { canonicalText, lotDecision, type LotRules } from './lot-decision.js';

const rules: LotRules = {
  budgetMinor: 100,
  shortListPercent: 200,
  fillRemainder: false,
  tieBreakSections: ['2'],
  committeeOrder: [],
};
const place = { callId: 'call', lot: 'L1' };
const files = [
  aScoredFile('a', 90, { requestedMinor: 150 }),
  aScoredFile('b', 80, { requestedMinor: 60 }),
  aScoredFile('c', 70, { requestedMinor: 60 }),
  aScoredFile('d', 40, { missed: ['total'] }),
];

describe('the decision on a lot', () => {
  it('names what becomes of every concept note, and why', () => {
    const { files: decided, limitMinor, takenMinor } = lotDecision('conceptNote', files, rules);

    expect(
      decided.map(({ applicationId, outcome, rank, reasonCode }) => [applicationId, outcome, rank, reasonCode]),
    ).toEqual([
      ['a', 'shortListed', 1, null],
      ['b', 'shortListed', 2, null],
      ['c', 'notShortListed', 3, 'beyondShortList'],
      ['d', 'notShortListed', null, 'belowThreshold'],
    ]);
    expect([limitMinor, takenMinor]).toEqual([200, 210]);
  });

  it('names what becomes of every full application', () => {
    const { files: decided } = lotDecision('fullApplication', files.slice(1), rules);

    expect(
      decided.map(({ applicationId, outcome, rank, reasonCode }) => [applicationId, outcome, rank, reasonCode]),
    ).toEqual([
      ['b', 'provisionallySelected', 1, null],
      ['c', 'placedOnReserve', 2, null],
      ['d', 'notSelected', null, 'belowThreshold'],
    ]);
  });

  it.each([
    ['a score', { total: 81 }],
    ['a request', { requestedMinor: 61 }],
    ['a threshold', { missed: ['total'] }],
  ])('is another one after %s changed', (_what, change) => {
    const changed = files.map((file) => (file.applicationId === 'b' ? { ...file, ...change } : file));

    expect(canonicalText(place, lotDecision('conceptNote', changed, rules))).not.toBe(
      canonicalText(place, lotDecision('conceptNote', files, rules)),
    );
  });

  it('is another one in another lot, and the same for the same files in another order', () => {
    const decision = lotDecision('conceptNote', files, rules);

    expect(canonicalText({ ...place, lot: 'L2' }, decision)).not.toBe(canonicalText(place, decision));
    expect(canonicalText(place, lotDecision('conceptNote', files.toReversed(), rules))).toBe(
      canonicalText(place, decision),
    );
  });
});
