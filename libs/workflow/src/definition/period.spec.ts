import { isPeriod } from './period.js';

describe('a period', () => {
  it.each(['P7D', 'P2W', 'P1M', 'P1Y', 'PT24H', 'PT3H', 'PT30M', 'PT10S', 'P1DT12H', 'P5WD'])('may be %s', (text) => {
    expect(isPeriod(text)).toBe(true);
  });

  it.each(['', 'P', 'PT', '7D', 'P7', '-P7D', 'P0D', 'PT0S', 'P1DT', 'P7D ', 'p7d', 'P5WDT1H', '7 days'])(
    'may not be "%s"',
    (text) => {
      expect(isPeriod(text)).toBe(false);
    },
  );
});
