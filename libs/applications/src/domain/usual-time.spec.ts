import fc from 'fast-check';
import { FEWEST_FILES, staysIn, type Step, usualTimes } from './usual-time.js';

const DAY = 86_400_000;
const onDay = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * DAY);
const step = (fileId: string, day: number, toState: string): Step => ({ fileId, at: onDay(day), toState });

/** Files that stayed so many days each in a check. */
const checked = (...days: readonly number[]) =>
  days.flatMap((length, n) => [step(`f${n}`, 0, 'check'), step(`f${n}`, length, 'scoring')]);

describe('stays of files', () => {
  it('begin and end with the state, whatever happens beside it', () => {
    const stays = staysIn([
      step('a', 0, 'draft'),
      step('a', 3, 'money.due reports.open'),
      step('a', 5, 'money.paid reports.open'),
      step('a', 6, 'money.paid reports.open'),
      step('a', 9, 'closed'),
    ]);

    expect(stays.map(({ state, milliseconds }) => [state, milliseconds / DAY])).toEqual([
      ['draft', 3],
      ['money.due', 2],
      ['reports.open', 6],
      ['money.paid', 4],
    ]);
  });

  it('of one file are not those of another', () => {
    expect(staysIn([step('a', 0, 'draft'), step('b', 1, 'check')])).toEqual([]);
  });
});

describe('the usual time', () => {
  it('is the middle of what it took, with the shortest and the longest', () => {
    expect(usualTimes(staysIn(checked(2, 9, 4, 3, 30, 5))).get('check')).toEqual({
      files: 6,
      medianMs: 4.5 * DAY,
      shortestMs: 2 * DAY,
      longestMs: 30 * DAY,
    });
  });

  it('is not said from too few files', () => {
    expect(usualTimes(staysIn(checked(...Array<number>(FEWEST_FILES - 1).fill(3)))).size).toBe(0);
    expect(usualTimes(staysIn(checked(...Array<number>(FEWEST_FILES).fill(3)))).has('check')).toBe(true);
  });

  it('lies between the shortest and the longest, with half of the stays on each side', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: FEWEST_FILES, maxLength: 60 }), (days) => {
        const usual = usualTimes(staysIn(checked(...days))).get('check');

        const median = (usual?.medianMs ?? -1) / DAY;
        expect(usual?.shortestMs).toBe(Math.min(...days) * DAY);
        expect(usual?.longestMs).toBe(Math.max(...days) * DAY);
        expect(days.filter((length) => length < median).length).toBeLessThanOrEqual(days.length / 2);
        expect(days.filter((length) => length > median).length).toBeLessThanOrEqual(days.length / 2);
      }),
    );
  });
});
