import { parsePeriod } from './period.js';

describe('a period', () => {
  it.each([
    ['P30D', { kind: 'iso', sign: 1, iso: 'P30D' }],
    ['-P7D', { kind: 'iso', sign: -1, iso: 'P7D' }],
    ['PT24H', { kind: 'iso', sign: 1, iso: 'PT24H' }],
    ['P1Y2M3W4DT5H6M7S', { kind: 'iso', sign: 1, iso: 'P1Y2M3W4DT5H6M7S' }],
    ['P5WD', { kind: 'workingDays', sign: 1, days: 5 }],
    ['-P12WD', { kind: 'workingDays', sign: -1, days: 12 }],
  ])('is read: %s', (text, period) => {
    expect(parsePeriod(text)).toEqual(period);
  });

  it.each(['', 'P', 'PT', 'P1DT', '30D', 'P-1D', 'P1.5D', 'PWD', 'P5wd', 'P5WDT1H', '--P7D'])(
    'is refused: "%s"',
    (text) => {
      expect(parsePeriod(text)).toBeNull();
    },
  );
});
