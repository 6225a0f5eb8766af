import fc from 'fast-check';
import { aScoredFile } from '../testing/builders.js';
import { rankingOf } from './ranking.js';
import { selectionOf } from './selection.js';

const rules = { tieBreakSections: [], committeeOrder: [] };
const strict = (budgetMinor: number) => ({ budgetMinor, fillRemainder: false });

function askingFor(...amounts: readonly number[]) {
  return rankingOf(
    amounts.map((requestedMinor, i) => aScoredFile(`f${i}`, 200 - i, { requestedMinor })),
    rules,
  );
}

describe('the selection', () => {
  it('uses the budget to the last centime', () => {
    const { selected, reserve, selectedMinor } = selectionOf(askingFor(60, 40, 1), strict(100));

    expect([selected.length, reserve.length, selectedMinor]).toEqual([2, 1, 100]);
  });

  it('stops at the first file that does not fit, even when a smaller one would', () => {
    const { selected, reserve } = selectionOf(askingFor(60, 41, 10), strict(100));

    expect(selected.map(({ rank }) => rank)).toEqual([1]);
    expect(reserve.map(({ rank }) => rank)).toEqual([2, 3]);
  });

  it('lets a smaller one use the rest only where the call says so', () => {
    const { selected, reserve } = selectionOf(askingFor(60, 41, 10), { budgetMinor: 100, fillRemainder: true });

    expect(selected.map(({ rank }) => rank)).toEqual([1, 3]);
    expect(reserve.map(({ rank }) => rank)).toEqual([2]);
  });

  it('rejects those below a threshold', () => {
    const ranking = rankingOf([aScoredFile('a', 80), aScoredFile('b', 90, { missed: ['eachCriterion:1'] })], rules);

    expect(
      selectionOf(ranking, strict(100)).rejected.map(({ applicationId, reasonCode }) => [applicationId, reasonCode]),
    ).toEqual([['b', 'belowThreshold']]);
  });

  it.each([
    ['across the budget', 100, ['a', 'b']],
    ['inside the reserve list', 50, ['a', 'b']],
    ['among the selected', 200, []],
  ])('with an open tie %s', (_case, budget, openTie) => {
    const ranking = rankingOf([aScoredFile('a', 80), aScoredFile('b', 80)], rules);

    expect(selectionOf(ranking, strict(budget)).openTie).toEqual(openTie);
  });

  it('never spends more than the budget', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 15 });
    fc.assert(
      fc.property(amounts, fc.nat({ max: 400 }), fc.boolean(), (asked, budgetMinor, fillRemainder) => {
        const { selected, reserve, selectedMinor } = selectionOf(askingFor(...asked), { budgetMinor, fillRemainder });

        expect(selectedMinor).toBeLessThanOrEqual(budgetMinor);
        expect(selected.length + reserve.length).toBe(asked.length);
        expect(
          reserve.every(({ requestedMinor }) => !fillRemainder || requestedMinor > budgetMinor - selectedMinor),
        ).toBe(true);
      }),
    );
  });
});
