import type { Lang } from './lang.js';
import { numberIn } from './numbers.js';

/** Minor units of a currency (centimes); never a fraction. */
export type Minor = number | bigint;
/** `exact` always shows the cents; `whole` leaves them out where they are zero, and only there. */
export type Precision = 'exact' | 'whole';

/** What stands beside an amount; a currency that is not named here keeps its ISO code. */
const SIGN: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  EUR: { fr: '€', ar: 'أورو', en: '€' },
  MAD: { fr: 'MAD', ar: 'درهم', en: 'MAD' },
};

/** An amount without its currency. Works on whole digits, so that no amount is rounded on its way to the page. */
export function amountIn(lang: Lang, minor: Minor, currency: string, precision: Precision = 'exact'): string {
  const digits = minorDigits(currency);
  const whole = BigInt(minor);
  const shown = precision === 'whole' && whole % 10n ** BigInt(digits) === 0n ? 0 : digits;
  return numberIn(lang, decimalOf(whole, digits), { minimumFractionDigits: shown, maximumFractionDigits: shown });
}

/** An amount with its currency, joined by a space that does not break. */
export function moneyIn(lang: Lang, minor: Minor, currency: string, precision: Precision = 'exact'): string {
  const amount = amountIn(lang, minor, currency, precision);
  const sign = currencySign(lang, currency);
  if (lang !== 'en') return `${amount}\u00a0${sign}`;
  return sign === '€' ? amount.replace(/^-?/, (minus) => `${minus}${sign}`) : `${sign}\u00a0${amount}`;
}

/** How the currency is written beside an amount or in the head of a column. */
export function currencySign(lang: Lang, currency: string): string {
  return SIGN[currency]?.[lang] ?? currency;
}

function minorDigits(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

function decimalOf(minor: bigint, digits: number): Intl.StringNumericLiteral {
  const sign = minor < 0n ? '-' : '';
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const cut = text.length - digits;
  // The string is made of digits, a point and a sign only, which the type cannot express.
  return `${sign}${text.slice(0, cut)}${digits > 0 ? '.' : ''}${text.slice(cut)}` as Intl.StringNumericLiteral;
}
