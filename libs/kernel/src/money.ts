import { comparedToPercent, decimal, type Decimal, type Rounding, scaled } from './decimal.js';
import { DomainError } from './domain-error.js';
import { type NumberFault, readNumber } from './read-number.js';

export const CURRENCIES = ['MAD', 'EUR'] as const;
export type Currency = (typeof CURRENCIES)[number];

export class AmountNotExact extends DomainError {
  readonly code = 'money.amount-not-exact';
}

export class CurrenciesDiffer extends DomainError {
  readonly code = 'money.currencies-differ';
}

export type AmountFault = NumberFault | 'tooManyDecimals' | 'negative' | 'tooLarge';
export type AmountReading =
  { readonly ok: true; readonly minor: number } | { readonly ok: false; readonly reason: AmountFault };

const MINOR_PER_UNIT = 100;
/** A thousand thousand million: no grant comes near it, and every sum of such amounts stays a safe integer. */
const LARGEST_TYPED_MINOR = 1_000_000_000_000;

/** An amount in whole minor units (centimes, cents) of one currency. Every result is exact or rounded as its method says. */
export class Money {
  private constructor(
    readonly minor: number,
    readonly currency: Currency,
  ) {}

  /** Refuses what is not a safe integer: an amount that cannot be exact is not an amount. */
  static of(minor: number, currency: Currency): Money {
    if (!Number.isSafeInteger(minor))
      throw new AmountNotExact(`${minor} is not a whole number of minor units.`, { minor });
    return new Money(minor === 0 ? 0 : minor, currency);
  }

  /** Reads the form of bank and call files: `1234.50`, at most two decimals. */
  static parse(text: string, currency: Currency): Money {
    const number = decimal(text);
    if (!number || number.scale > 2) throw new AmountNotExact(`"${text}" is not an amount such as 1234.50.`, { text });
    return Money.of(Number(number.units * 10n ** BigInt(2 - number.scale)), currency);
  }

  static sum(amounts: readonly Money[], currency: Currency): Money {
    return amounts.reduce((total, amount) => total.add(amount), Money.of(0, currency));
  }

  add(other: Money): Money {
    return Money.of(this.minor + this.inSameCurrency(other).minor, this.currency);
  }

  subtract(other: Money): Money {
    return Money.of(this.minor - this.inSameCurrency(other).minor, this.currency);
  }

  /** Negative when less than `other`, 0 when equal, positive when more. */
  compare(other: Money): number {
    return Math.sign(this.minor - this.inSameCurrency(other).minor);
  }

  /** `percent` % of the amount (`'7'`, `'79.99'`), rounded once to the minor unit. */
  percentage(percent: string, rounding: Rounding): Money {
    return Money.of(scaled(this.minor, exact(percent), 100, rounding), this.currency);
  }

  /** The amount times a decimal (`'2.5'` months), rounded once to the minor unit. */
  times(factor: string, rounding: Rounding): Money {
    return Money.of(scaled(this.minor, exact(factor), 1, rounding), this.currency);
  }

  /** Compares with `percent` % of `whole` without rounding: negative when less, 0 when just that, positive when more. */
  compareToPercentOf(percent: string, whole: Money): number {
    return comparedToPercent(this.minor, exact(percent), this.inSameCurrency(whole).minor);
  }

  /** The form of bank files: `1234.50`, `-0.05`. */
  toDecimal(): string {
    const digits = String(Math.abs(this.minor)).padStart(3, '0');
    return `${this.minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }

  private inSameCurrency(other: Money): Money {
    if (other.currency === this.currency) return other;
    throw new CurrenciesDiffer(`${this.currency} and ${other.currency} do not add up.`, {
      currencies: [this.currency, other.currency],
    });
  }
}

/** Reads an amount that a person typed into minor units, or says what is wrong with it. Never negative, never rounded. */
export function readAmount(typed: string): AmountReading {
  const reading = readNumber(typed);
  if (!reading.ok) return reading;
  if (reading.decimal.startsWith('-')) return { ok: false, reason: 'negative' };
  const [whole = '', fraction = ''] = reading.decimal.split('.');
  if (/[1-9]/u.test(fraction.slice(2))) return { ok: false, reason: 'tooManyDecimals' };
  const minor = Number(whole) * MINOR_PER_UNIT + Number(fraction.slice(0, 2).padEnd(2, '0'));
  return minor > LARGEST_TYPED_MINOR ? { ok: false, reason: 'tooLarge' } : { ok: true, minor };
}

function exact(text: string): Decimal {
  const number = decimal(text);
  if (number) return number;
  throw new AmountNotExact(`"${text}" is not a decimal number such as 7 or 79.99.`, { text });
}
