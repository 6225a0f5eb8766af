import fc from 'fast-check';
import { conceptNoteGrid, finalTotals } from '../testing/builders.js';
import { resultOf } from './round-result.js';

describe('the result of a round', () => {
  it('is the average of two', () => {
    const result = resultOf(conceptNoteGrid, [finalTotals('a', 58), finalTotals('b', 61)]);

    expect(result).toMatchObject({ total: 59.5, counted: ['b', 'a'] });
  });

  it.each([
    ['the lower two', [40, 42, 80], 41],
    ['the higher two', [40, 78, 80], 79],
    ['the pair that is equally close but higher', [40, 60, 80], 70],
    ['the equal two', [70, 40, 70], 70],
    ['the two closest of four', [20, 50, 54, 90], 52],
  ])('is the average of %s', (_case, totals, expected) => {
    const finals = totals.map((total, i) => finalTotals(`a${i}`, total));

    expect(resultOf(conceptNoteGrid, finals).total).toBe(expected);
  });

  it('names the thresholds that the average misses', () => {
    expect(resultOf(conceptNoteGrid, [finalTotals('a', 58), finalTotals('b', 60)]).missed).toEqual(['total']);
    expect(resultOf(conceptNoteGrid, [finalTotals('a', 60), finalTotals('b', 60)]).missed).toEqual([]);
  });

  it('does not depend on the order in which the assessments came', () => {
    const totals = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(totals, (values) => {
        const finals = values.map((total, i) => finalTotals(`a${i}`, total));

        expect(resultOf(conceptNoteGrid, [...finals].reverse())).toEqual(resultOf(conceptNoteGrid, finals));
      }),
    );
  });

  it('counts two of which no two are closer', () => {
    const totals = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(totals, (values) => {
        const finals = values.map((total, i) => finalTotals(`a${i}`, total));
        const [one, other] = resultOf(conceptNoteGrid, finals).counted.map(valueOf);
        const gaps = finals.flatMap((x, i) =>
          finals.slice(i + 1).map((y) => Math.abs(x.totals.total - y.totals.total)),
        );

        expect(Math.abs((one ?? 0) - (other ?? 0))).toBe(Math.min(...gaps));

        function valueOf(id: string): number {
          return finals.find(({ assessmentId }) => assessmentId === id)?.totals.total ?? Number.NaN;
        }
      }),
    );
  });

  it('needs two assessments', () => {
    expect(() => resultOf(conceptNoteGrid, [finalTotals('a', 50)])).toThrow(RangeError);
  });
});
