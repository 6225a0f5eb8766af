import fc from 'fast-check';
import { conceptNoteGrid, fullApplicationGrid, scoresOf } from '../testing/builders.js';
import { inPoints } from './halves.js';
import { averageOf, missedThresholds, totalsOf } from './totals.js';

describe('totals of a grid', () => {
  it('count a doubled criterion twice', () => {
    const threes = totalsOf(conceptNoteGrid, scoresOf(conceptNoteGrid, 3));
    const better = totalsOf(conceptNoteGrid, scoresOf(conceptNoteGrid, 3, { '2.1': 4 }));

    expect(inPoints(better.total - threes.total)).toBe(2);
  });

  it('reach the maximum of 50 and 100 points with fives everywhere', () => {
    const conceptNote = totalsOf(conceptNoteGrid, scoresOf(conceptNoteGrid, 5));
    const full = totalsOf(fullApplicationGrid, scoresOf(fullApplicationGrid, 5), { '2': 40 });

    expect([conceptNote.total, full.total].map(inPoints)).toEqual([50, 100]);
    expect(conceptNote.sections).toEqual({ '1': 40, '2': 60 });
  });

  it('take the transferred section over as it was, halves included', () => {
    const totals = totalsOf(fullApplicationGrid, scoresOf(fullApplicationGrid, 4), { '2': 31 });

    expect(totals.sections['2']).toBe(31);
    expect(inPoints(totals.total)).toBe(64 + 15.5);
  });

  it('count a missing score as nothing, for the live total of a draft', () => {
    expect(totalsOf(conceptNoteGrid, { '1.1': 4 }).total).toBe(8);
  });

  it('are averaged exactly: 29 and 30 are 29.5, which misses 30', () => {
    const thirty = totalsOf(conceptNoteGrid, scoresOf(conceptNoteGrid, 3));
    const twentyNine = totalsOf(conceptNoteGrid, scoresOf(conceptNoteGrid, 3, { '1.1': 2 }));
    const average = averageOf(thirty, twentyNine);

    expect(inPoints(average.total)).toBe(29.5);
    expect(missedThresholds(conceptNoteGrid, average)).toEqual(['total']);
    expect(missedThresholds(conceptNoteGrid, thirty)).toEqual([]);
  });

  it('average to the sum of their averaged sections, always in whole halves', () => {
    const score = fc.integer({ min: 1, max: 5 });
    const ids = Object.keys(scoresOf(fullApplicationGrid, 3));
    const scores = fc.record(Object.fromEntries(ids.map((id) => [id, score])));
    fc.assert(
      fc.property(scores, scores, fc.integer({ min: 8, max: 40 }), (one, other, transferred) => {
        const [a, b] = [one, other].map((each) => totalsOf(fullApplicationGrid, each, { '2': transferred }));
        if (!a || !b) throw new Error('two totals');
        const average = averageOf(a, b);

        expect(Object.values(average.sections).reduce((x, y) => x + y, 0)).toBe(average.total);
        expect(Number.isInteger(average.total)).toBe(true);
        expect(averageOf(b, a)).toEqual(average);
      }),
    );
  });
});

describe('thresholds', () => {
  const passing = scoresOf(fullApplicationGrid, 4);

  it.each([
    ['section 1 at exactly 12', { '1.1': 3, '1.2': 3, '1.3': 3, '1.4': 3 }, []],
    ['section 1 at 11', { '1.1': 3, '1.2': 3, '1.3': 3, '1.4': 2 }, ['section:1']],
    ['a single 1 in section 1', { '1.1': 1 }, ['eachCriterion:1']],
    ['a 1 elsewhere', { '3.1': 1 }, []],
  ])('with %s', (_case, apart, missed) => {
    const totals = totalsOf(fullApplicationGrid, { ...passing, ...apart }, { '2': 40 });

    expect(missedThresholds(fullApplicationGrid, totals)).toEqual(missed);
  });

  it('miss the total at 59.5 and reach it at 60', () => {
    const totals = totalsOf(fullApplicationGrid, scoresOf(fullApplicationGrid, 3), { '2': 23 });

    expect(inPoints(totals.total)).toBe(59.5);
    expect(missedThresholds(fullApplicationGrid, totals)).toEqual(['total']);
    expect(missedThresholds(fullApplicationGrid, { ...totals, total: 120 })).toEqual([]);
  });
});
