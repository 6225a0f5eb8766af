import fc from 'fast-check';
import { aScoredFile } from '../testing/builders.js';
import { rankingOf, tieAcross, type RankingRules, type ScoredFile } from './ranking.js';

const rules: RankingRules = { tieBreakSections: ['2', '3'], committeeOrder: [] };
const order = (files: readonly ScoredFile[], apart: Partial<RankingRules> = {}): readonly string[] =>
  rankingOf(files, { ...rules, ...apart }).ranked.map(({ applicationId }) => applicationId);

describe('the ranking of a lot', () => {
  it('goes by the total, to half a point', () => {
    expect(order([aScoredFile('a', 80), aScoredFile('b', 81), aScoredFile('c', 79)])).toEqual(['b', 'a', 'c']);
  });

  it('breaks a tie by the higher section 2, then by section 3', () => {
    const files = [
      aScoredFile('a', 80, { sections: { '2': 30, '3': 20 } }),
      aScoredFile('b', 80, { sections: { '2': 31, '3': 10 } }),
      aScoredFile('c', 80, { sections: { '2': 30, '3': 21 } }),
    ];

    expect(order(files)).toEqual(['b', 'c', 'a']);
  });

  it('leaves those below a threshold unranked, however high their total', () => {
    const { ranked, below } = rankingOf([aScoredFile('a', 90, { missed: ['section:1'] }), aScoredFile('b', 61)], rules);

    expect(ranked.map(({ rank, applicationId }) => [rank, applicationId])).toEqual([[1, 'b']]);
    expect(below.map(({ applicationId }) => applicationId)).toEqual(['a']);
  });

  it('says which files the scores leave equal', () => {
    const { ranked } = rankingOf([aScoredFile('b', 80), aScoredFile('a', 80), aScoredFile('c', 70)], rules);

    expect(ranked.map(({ tiedWith }) => tiedWith)).toEqual([['b'], ['a'], []]);
  });

  it('settles a tie as the committee decided', () => {
    const files = [aScoredFile('a', 80), aScoredFile('b', 80)];
    const { ranked } = rankingOf(files, { ...rules, committeeOrder: ['b', 'a'] });

    expect(ranked.map(({ applicationId, tiedWith }) => [applicationId, tiedWith])).toEqual([
      ['b', []],
      ['a', []],
    ]);
  });

  it('does not let the committee overrule the scores', () => {
    expect(order([aScoredFile('a', 80), aScoredFile('b', 81)], { committeeOrder: ['a', 'b'] })).toEqual(['b', 'a']);
  });

  it('keeps a tie open where the committee left one of its files out', () => {
    const files = ['a', 'b', 'c'].map((id) => aScoredFile(id, 80));
    const { ranked } = rankingOf(files, { ...rules, committeeOrder: ['c', 'a'] });

    expect(ranked.map(({ applicationId }) => applicationId)).toEqual(['a', 'b', 'c']);
    expect(ranked.every(({ tiedWith }) => tiedWith.length === 2)).toBe(true);
  });

  it('is the same in whatever order the files come, and never puts a lower total above a higher one', () => {
    const file = fc.record({ total: fc.nat({ max: 6 }), two: fc.nat({ max: 2 }), isBelow: fc.boolean() });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 12 }), (drawn) => {
        const files = drawn.map(({ total, two, isBelow }, i) =>
          aScoredFile(`f${String(i).padStart(2, '0')}`, total, {
            sections: { '2': two },
            missed: isBelow ? ['total'] : [],
          }),
        );
        const ranking = rankingOf(files, rules);
        const totals = ranking.ranked.map(({ total }) => total);

        expect(rankingOf([...files].reverse(), rules)).toEqual(ranking);
        expect(totals).toEqual([...totals].sort((a, b) => b - a));
        expect(ranking.ranked.map(({ rank }) => rank)).toEqual(totals.map((_, i) => i + 1));
        expect(ranking.ranked.length + ranking.below.length).toBe(files.length);
      }),
    );
  });
});

describe('a tie across a cut', () => {
  const { ranked } = rankingOf(
    [aScoredFile('a', 90), aScoredFile('b', 80), aScoredFile('c', 80), aScoredFile('d', 70)],
    rules,
  );

  it.each([
    [1, []],
    [2, ['b', 'c']],
    [3, []],
  ])('after rank %i', (cut, tied) => {
    expect(tieAcross(ranked.slice(0, cut), ranked.slice(cut))).toEqual(tied);
  });
});
