import { namedEnd } from './dates.js';
import {
  amount,
  date,
  dateTime,
  day,
  either,
  fileSize,
  list,
  money,
  moment,
  number,
  percent,
  remaining,
  roughlyRemaining,
  time,
} from './formats.js';
import { LANGS } from './lang.js';

const ZONE = 'Africa/Casablanca';
const deadline = new Date('2026-02-19T12:00:00Z');
const nbsp = '\u00a0';

describe('an amount', () => {
  it.each([
    ['fr', `1${nbsp}234${nbsp}567,89${nbsp}MAD`],
    ['ar', `1${nbsp}234${nbsp}567,89${nbsp}درهم`],
    ['en', `MAD${nbsp}1,234,567.89`],
  ] as const)('is written in %s with spaces that do not break', (lang, expected) => {
    expect(money(lang, 123_456_789, 'MAD')).toBe(expected);
  });

  it.each([
    [0, '0,00'],
    [5, '0,05'],
    [-5, '-0,05'],
    [99, '0,99'],
    [100, '1,00'],
    [9_007_199_254_740_993n, `90${nbsp}071${nbsp}992${nbsp}547${nbsp}409,93`],
  ])('keeps every cent of %p', (minor, expected) => {
    expect(amount('fr', minor, 'EUR')).toBe(expected);
  });

  it('takes the number of cents from the currency', () => {
    expect([amount('en', 1234, 'TND'), amount('en', 1234, 'JPY')]).toEqual(['1.234', '1,234']);
  });

  it.each([
    [45_000_000, `450${nbsp}000${nbsp}€`],
    [45_000_001, `450${nbsp}000,01${nbsp}€`],
  ])('leaves out cents only where there are none (%i)', (minor, expected) => {
    expect(money('fr', minor, 'EUR', 'whole')).toBe(expected);
  });

  it('puts the euro sign behind the minus in English', () => {
    expect(money('en', -150, 'EUR')).toBe('-€1.50');
  });

  it.each(LANGS)('never contains a plain or narrow space in %s', (lang) => {
    expect(money(lang, 123_456_789, 'EUR')).not.toMatch(/[ \u202f]/);
  });
});

describe('a number', () => {
  it('uses Latin digits in Arabic', () => {
    expect(number('ar', 1234.5, 2)).toBe(`1${nbsp}234,50`);
  });

  it('shows a ratio as per cent', () => {
    expect(percent('fr', 0.125)).toBe(`12,5${nbsp}%`);
  });

  it.each([
    [999, `999${nbsp}octets`],
    [1_000, `1${nbsp}ko`],
    [1_432_118, `1,4${nbsp}Mo`],
  ])('shows the size of a file of %i bytes', (bytes, expected) => {
    expect(fileSize('fr', bytes)).toBe(expected);
  });

  it('counts bytes in whole words', () => {
    expect(fileSize('en', 140)).toBe(`140${nbsp}bytes`);
  });

  it('says the size of a file in Arabic letters', () => {
    expect(fileSize('ar', 1_432_118)).toMatch(/^1,4\u00a0\p{Script=Arabic}+$/u);
  });
});

describe('an instant', () => {
  it.each([
    ['fr', `jeudi 19 février 2026 à 12${nbsp}h${nbsp}00, heure de Casablanca`],
    ['ar', 'الخميس 19 فبراير 2026 على الساعة 12:00 بتوقيت الدار البيضاء'],
    ['en', 'Thursday 19 February 2026 at 12:00, Casablanca time'],
  ] as const)('leaves nothing to be guessed in %s', (lang, expected) => {
    expect(dateTime(lang, deadline, ZONE)).toBe(expected);
  });

  it('leaves out the zone where it is asked to', () => {
    expect(moment('en', deadline, ZONE)).toBe('Thursday 19 February 2026 at 12:00');
  });

  // Ramadan time began on 15 February 2026 at 02:00Z; the rule ended on 20 September 2026.
  it.each([
    ['2026-02-15T01:59:59.999Z', '02:59'],
    ['2026-02-15T02:00:00.000Z', '02:00'],
    ['2026-09-19T12:00:00Z', '13:00'],
    ['2026-09-21T12:00:00Z', '12:00'],
  ])('%s is %s in Casablanca', (instant, expected) => {
    expect(time('en', new Date(instant), ZONE)).toBe(expected);
  });

  it('is told in the zone it is asked for', () => {
    expect(dateTime('fr', deadline, 'Europe/Brussels')).toContain(`13${nbsp}h${nbsp}00, heure de Bruxelles`);
  });

  it('names a zone that has no words of its own by what the platform knows', () => {
    expect(dateTime('en', deadline, 'Asia/Tokyo')).toBe('Thursday 19 February 2026 at 21:00, Japan Standard Time');
  });

  it.each([
    ['2026-01-31T23:30:00Z', '1er février 2026'],
    ['2026-01-31T22:30:00Z', '31 janvier 2026'],
  ])('belongs to the day of its zone (%s)', (instant, expected) => {
    expect(date('fr', new Date(instant), ZONE)).toBe(expected);
  });

  it('uses the Moroccan names of the months', () => {
    const months = Array.from({ length: 12 }, (_, month) => day('ar', `2026-${String(month + 1).padStart(2, '0')}-05`));
    expect(months.map((of) => of.split(' ')[1])).toEqual([
      'يناير',
      'فبراير',
      'مارس',
      'أبريل',
      'ماي',
      'يونيو',
      'يوليوز',
      'غشت',
      'شتنبر',
      'أكتوبر',
      'نونبر',
      'دجنبر',
    ]);
  });
});

describe('what remains', () => {
  const after = (milliseconds: number) => new Date(deadline.getTime() + milliseconds);
  const [minute, hour, dayLong] = [60_000, 3_600_000, 86_400_000];

  it.each([
    [3 * dayLong + 4 * hour, 'dans 3 jours 4 heures'],
    [3 * dayLong, 'dans 3 jours'],
    [dayLong - 1, 'dans 23 heures 59 minutes'],
    [hour, 'dans 1 heure'],
    [hour - 1, 'dans 59 minutes'],
    [minute - 1, 'dans moins d’une minute'],
    [0, 'dans moins d’une minute'],
    [-minute, 'il y a 1 minute'],
    [-2 * dayLong - hour, 'il y a 2 jours 1 heure'],
    [6 * dayLong + 23 * hour, 'dans 6 jours 23 heures'],
    [7 * dayLong + hour, 'dans 7 jours'],
    [7 * dayLong + 23 * hour, 'dans 8 jours'],
  ])('of %i ms is rounded down to two units, or counted in days of the calendar', (milliseconds, expected) => {
    expect(remaining('fr', deadline, after(milliseconds), ZONE)).toBe(expected);
  });

  it.each([
    [1, 'بعد يوم واحد'],
    [2, 'بعد يومين'],
    [3, 'بعد 3 أيام'],
    [11, 'بعد 11 يوما'],
    [100, 'بعد 100 يوم'],
  ])('takes the plural forms of Arabic (%i)', (days, expected) => {
    expect(remaining('ar', deadline, after(days * dayLong), ZONE)).toBe(expected);
  });

  it.each([
    [27 * dayLong + 9 * 3_600_000, 'dans 27 jours'],
    [27 * dayLong + 23 * 3_600_000, 'dans 28 jours'],
    [-(2 * dayLong + 18 * 3_600_000), 'il y a 3 jours'],
    [dayLong + 5 * 3_600_000, 'dans 1 jour 5 heures'],
  ])('in a list is of whole days of the calendar while there are enough (%i)', (milliseconds, expected) => {
    expect(roughlyRemaining('fr', deadline, after(milliseconds), ZONE)).toBe(expected);
  });
});

describe('an end', () => {
  it.each([
    ['2027-02-14T23:00:00.000Z', '2027-02-14T22:59:59.999Z'],
    ['2027-02-14T23:00:00.001Z', '2027-02-14T23:00:00.001Z'],
    ['2027-02-15T00:00:00.000Z', '2027-02-15T00:00:00.000Z'],
    ['2027-02-14T11:00:00.000Z', '2027-02-14T11:00:00.000Z'],
  ])('at midnight of its zone is named by the day before (%s)', (end, named) => {
    expect(namedEnd(new Date(end), 'Africa/Tunis').toISOString()).toBe(named);
  });
});

describe('a list', () => {
  it.each([
    ['fr', 'a, b et c'],
    ['en', 'a, b and c'],
  ] as const)('is joined as %s joins it', (lang, expected) => {
    expect(list(lang, ['a', 'b', 'c'])).toBe(expected);
  });

  it.each([
    ['fr', 'a, b ou c'],
    ['en', 'a, b or c'],
  ] as const)('of which one is chosen is joined as %s joins it', (lang, expected) => {
    expect(either(lang, ['a', 'b', 'c'])).toBe(expected);
  });

  it('keeps items of the other direction in the order of an Arabic sentence', () => {
    expect(list('ar', ['PDF', 'JPG'])).toBe('\u2068PDF\u2069 و\u2068JPG\u2069');
  });
});
