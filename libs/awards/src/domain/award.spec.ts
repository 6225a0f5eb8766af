import { fits, freeOf, type Award } from './award.js';

const award: Award = { grantId: 'g', callId: 'c', lot: 'L1', amountMinor: 40, rank: 1, state: 'provisional' };

describe('the budget of a lot', () => {
  it('is free where it is neither awarded nor set aside', () => {
    expect(freeOf({ budgetMinor: 100, provisionalMinor: 30, awardedMinor: 50 })).toBe(20);
  });

  it.each([
    ['its own provisional amount', 'provisional', { budgetMinor: 100, provisionalMinor: 40, awardedMinor: 60 }, true],
    ['a centime too little', 'provisional', { budgetMinor: 99, provisionalMinor: 40, awardedMinor: 60 }, false],
    [
      'nothing free for one of the reserve',
      'reserve',
      { budgetMinor: 100, provisionalMinor: 40, awardedMinor: 60 },
      false,
    ],
    [
      'exactly enough for one of the reserve',
      'reserve',
      { budgetMinor: 100, provisionalMinor: 0, awardedMinor: 60 },
      true,
    ],
  ] as const)('with %s', (_case, state, budget, expected) => {
    expect(fits({ ...award, state }, budget)).toBe(expected);
  });
});
