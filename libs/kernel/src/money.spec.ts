import fc from 'fast-check';
import { AmountNotExact, CurrenciesDiffer, Money, readAmount } from './money.js';

const mad = (text: string) => Money.parse(text, 'MAD');
const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });

describe('money', () => {
  it.each([
    ['0', 0],
    ['1234.5', 123450],
    ['1234.50', 123450],
    ['-0.05', -5],
    ['4905000.00', 490500000],
  ])('reads the form of bank files: %s', (text, minor) => {
    expect(mad(text).minor).toBe(minor);
  });

  it.each(['', '1,5', '1 234', '1.234', '1e3', 'NaN', '0x10', '12.', '99999999999999999'])(
    'refuses to read "%s"',
    (text) => {
      expect(() => mad(text)).toThrow(AmountNotExact);
    },
  );

  it.each([0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('refuses %d minor units', (minor) => {
    expect(() => Money.of(minor, 'MAD')).toThrow(AmountNotExact);
  });

  it('writes what it reads', () => {
    fc.assert(
      fc.property(amounts, (minor) => Money.parse(Money.of(minor, 'MAD').toDecimal(), 'MAD').minor === (minor || 0)),
    );
  });

  it.each([
    [5, '0.05'],
    [-5, '-0.05'],
    [100, '1.00'],
    [123450, '1234.50'],
  ])('writes %i minor units as %s', (minor, text) => {
    expect(Money.of(minor, 'MAD').toDecimal()).toBe(text);
  });

  it('adds and subtracts exactly', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const sum = Money.of(a, 'EUR').add(Money.of(b, 'EUR'));
        expect(sum.subtract(Money.of(b, 'EUR')).compare(Money.of(a, 'EUR'))).toBe(0);
      }),
    );
  });

  it('does not mix currencies', () => {
    expect(() => mad('1').add(Money.parse('1', 'EUR'))).toThrow(CurrenciesDiffer);
  });

  it('sums nothing to nothing', () => {
    expect(Money.sum([], 'MAD').minor).toBe(0);
  });

  it.each([
    ['0.50', '1', 'halfUp', 1],
    ['0.49', '1', 'halfUp', 0],
    ['-0.50', '1', 'halfUp', -1],
    ['0.01', '50', 'down', 0],
    ['0.01', '50', 'up', 1],
    ['-0.01', '50', 'down', 0],
    ['-0.01', '50', 'up', -1],
    ['100000.00', '80', 'halfUp', 8_000_000],
    ['0.03', '33.3333', 'halfUp', 1],
  ] as const)('%s x %s %% rounded %s is %i', (text, percent, rounding, minor) => {
    expect(mad(text).percentage(percent, rounding).minor).toBe(minor);
  });

  it('multiplies by a decimal without floats', () => {
    expect(mad('0.10').times('3', 'halfUp').toDecimal()).toBe('0.30');
    expect(mad('1.00').times('1.005', 'halfUp').toDecimal()).toBe('1.01');
  });

  it.each([
    ['7000.00', 0],
    ['7000.01', 1],
    ['6999.99', -1],
  ])('%s against 7 %% of 100,000.00 is %i', (part, comparison) => {
    expect(mad(part).compareToPercentOf('7', mad('100000.00'))).toBe(comparison);
  });

  it('refuses a percentage that is not a decimal', () => {
    expect(() => mad('1').percentage('7,5', 'down')).toThrow(AmountNotExact);
  });
});

describe('an amount that somebody typed', () => {
  it.each([
    ['1 234,50', 123450],
    ['1\u202f234,50', 123450],
    ['1.234,50', 123450],
    ['1,234.50', 123450],
    ['1234.5', 123450],
    ['1234', 123400],
    ['1.234.567', 123456700],
    ['1,234,567.8', 123456780],
    ['١٢٣٤٫٥٠', 123450],
    ['١٬٢٣٤٫٥٠', 123450],
    ['0,500', 50],
    ['1234.50', 123450],
    ['1234.500', 123450],
    ["1'234.50", 123450],
  ] as const)('"%s" is %s', (typed, minor) => {
    const reading = readAmount(typed);
    expect(reading.ok ? reading.minor : null).toBe(minor);
  });

  it.each([
    ['', 'empty'],
    ['1.234', 'ambiguous'],
    ['12,500', 'ambiguous'],
    ['-5', 'negative'],
    ['5 MAD', 'notANumber'],
    ['1,23,456.00', 'notANumber'],
    ['1.234,', 'notANumber'],
    ['5.', 'notANumber'],
    ['0.005', 'tooManyDecimals'],
    ['1234.567', 'tooManyDecimals'],
    ['10000000000.01', 'tooLarge'],
    ['9'.repeat(60), 'tooLarge'],
  ])('"%s" is asked for again: %s', (typed, reason) => {
    expect(readAmount(typed)).toEqual({ ok: false, reason });
  });

  it('is read back from every form that people write', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000_000 }),
        fc.constantFrom('fr-MA', 'en-GB'),
        (minor, locale) => {
          const typed = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(minor / 100);
          expect(readAmount(typed)).toEqual({ ok: true, minor });
        },
      ),
    );
  });
});
