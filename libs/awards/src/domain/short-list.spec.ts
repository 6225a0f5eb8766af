import fc from 'fast-check';
import { aScoredFile } from '../testing/builders.js';
import { rankingOf } from './ranking.js';
import { shortListOf } from './short-list.js';

const rules = { tieBreakSections: [], committeeOrder: [] };

/** Files of falling totals that ask for these amounts. */
function askingFor(...amounts: readonly number[]) {
  return rankingOf(
    amounts.map((requestedMinor, i) => aScoredFile(`f${i}`, 100 - i, { requestedMinor })),
    rules,
  );
}

describe('the short list', () => {
  it.each([
    ['is cut exactly where 200 % is reached', [60, 60, 80, 10], 3],
    ['takes the file that passes 200 %', [60, 60, 79, 10], 4],
    ['takes one file that passes it alone', [500, 10], 1],
    ['takes everybody while 200 % is not reached', [60, 60], 2],
    ['is empty where nobody is ranked', [], 0],
  ])('%s', (_title, amounts, invited) => {
    expect(shortListOf(askingFor(...amounts), 100, 200).invited).toHaveLength(invited);
  });

  it('says why each of the others is not on it', () => {
    const below = aScoredFile('low', 10, { missed: ['total'] });
    const ranking = rankingOf([aScoredFile('a', 90, { requestedMinor: 200 }), aScoredFile('b', 80), below], rules);
    const { rejected } = shortListOf(ranking, 100, 200);

    expect(rejected.map(({ applicationId, reasonCode, rank }) => [applicationId, reasonCode, rank])).toEqual([
      ['b', 'beyondShortList', 2],
      ['low', 'belowThreshold', null],
    ]);
  });

  it('reports a tie across its cut', () => {
    const ranking = rankingOf(
      ['a', 'b'].map((id) => aScoredFile(id, 80, { requestedMinor: 200 })),
      rules,
    );

    expect(shortListOf(ranking, 100, 200).openTie).toEqual(['a', 'b']);
    expect(shortListOf(ranking, 200, 200).openTie).toEqual([]);
  });

  it('is exact for envelopes beyond what doubles can multiply', () => {
    const budget = 90_071_992_547_409;
    const ranking = askingFor(budget, budget - 1, 1, 1);

    expect(shortListOf(ranking, budget, 200).invited).toHaveLength(3);
  });

  it('never leaves out a file while less than the multiple is requested, and never takes one after', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 15 }),
        fc.integer({ min: 1, max: 200 }),
        (amounts, budget) => {
          const { invited, rejected, requestedMinor } = shortListOf(askingFor(...amounts), budget, 200);
          const last = invited.at(-1)?.requestedMinor ?? 0;

          expect(rejected.length === 0 || requestedMinor >= 2 * budget).toBe(true);
          expect(invited.length === 0 || requestedMinor - last < 2 * budget).toBe(true);
        },
      ),
    );
  });
});
