import { conceptNoteGrid, finalTotals } from '../testing/builders.js';
import { requiredAfter } from './required.js';

const plan = { required: 2, divergencePercent: 30, thresholdSplit: true };

describe('the number of assessments a round needs', () => {
  it('stays two while only one is final', () => {
    expect(requiredAfter(conceptNoteGrid, [finalTotals('a', 10)], plan)).toEqual({ required: 2, divergence: null });
  });

  it('stays two when both are on the same side and close', () => {
    expect(requiredAfter(conceptNoteGrid, [finalTotals('a', 70), finalTotals('b', 80)], plan).required).toBe(2);
  });

  it.each([
    ['exactly 30 % of the higher total', 100, 70, 2],
    ['one half point more than 30 %', 100, 69, 3],
    ['the lower one first', 69, 100, 3],
  ])('with a difference of %s', (_case, one, other, required) => {
    expect(requiredAfter(conceptNoteGrid, [finalTotals('a', one), finalTotals('b', other)], plan).required).toBe(
      required,
    );
  });

  it('becomes three on the two sides of a threshold, however close', () => {
    const after = requiredAfter(conceptNoteGrid, [finalTotals('a', 58), finalTotals('b', 60)], plan);

    expect(after).toEqual({
      required: 3,
      divergence: { higher: 60, lower: 58, isTooWide: false, dividedBy: ['total'] },
    });
  });

  it('stays two across a threshold where the call does not ask for more', () => {
    const finals = [finalTotals('a', 58), finalTotals('b', 60)];

    expect(requiredAfter(conceptNoteGrid, finals, { ...plan, thresholdSplit: false }).required).toBe(2);
  });

  it('is not raised by a third assessment, however far it lies', () => {
    const finals = [finalTotals('a', 70), finalTotals('b', 10), finalTotals('c', 100)];

    expect(requiredAfter(conceptNoteGrid, finals, { ...plan, required: 3 })).toEqual({ required: 3, divergence: null });
  });

  it('stays what the committee asked for', () => {
    const finals = [finalTotals('a', 100), finalTotals('b', 10)];

    expect(requiredAfter(conceptNoteGrid, finals, { ...plan, required: 4 }).required).toBe(4);
  });
});
