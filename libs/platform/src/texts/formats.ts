import {
  dateIn,
  dateTimeIn,
  dayIn,
  momentIn,
  remainingIn,
  roughlyRemainingIn,
  timeIn,
  weekdayAndDateIn,
} from './dates.js';
import { isolate } from './isolate.js';
import { LOCALE, type Lang } from './lang.js';
import { moneyIn, amountIn, type Minor, type Precision } from './money.js';
import { numberIn, type Numeric } from './numbers.js';
import { zoneInWords } from './phrases.js';

/** `money('fr', 45000000, 'EUR')` is "450 000,00 €". Takes minor units; `whole` leaves out cents that are zero. */
export const money = moneyIn;
/** The same without its currency, for a column whose head names it. */
export const amount = amountIn;
export const number = (lang: Lang, value: Numeric, digits?: number): string =>
  numberIn(lang, value, digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits });
/** `percent('fr', 0.125)` is "12,5 %". */
export const percent = (lang: Lang, ratio: number): string =>
  numberIn(lang, ratio, { style: 'percent', maximumFractionDigits: 1 });
export const date = dateIn;
export const weekdayAndDate = weekdayAndDateIn;
export const time = timeIn;
export const dateTime = dateTimeIn;
export const moment = momentIn;
export const day = dayIn;
export const remaining = remainingIn;
export const roughlyRemaining = roughlyRemainingIn;
export const zoneName = zoneInWords;

/** "novembre 2026", of a month of the calendar (`2026-11`). */
export function month(lang: Lang, isoMonth: string): string {
  const words = new Intl.DateTimeFormat(LOCALE[lang], { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return words.format(new Date(`${isoMonth}-01T00:00:00Z`));
}

const BYTES = { megabyte: 1_000_000, kilobyte: 1_000, byte: 1 } as const;

/** "1,4 Mo" */
export function fileSize(lang: Lang, bytes: number): string {
  const unit = bytes >= BYTES.megabyte ? 'megabyte' : bytes >= BYTES.kilobyte ? 'kilobyte' : 'byte';
  const digits = unit === 'megabyte' ? 1 : 0;
  // The short form of Arabic is Latin letters, that of bytes no word.
  const unitDisplay = lang === 'ar' || unit === 'byte' ? 'long' : 'short';
  const said = numberIn(lang, bytes / BYTES[unit], { style: 'unit', unit, unitDisplay, maximumFractionDigits: digits });
  // Arabic and English put a space here that a line may break at.
  return said.replaceAll(' ', '\u00a0');
}

/**
 * "a, b et c". Arabic joins with و, which Intl attaches without a space as it must be; items in the other direction are
 * isolated, so that they stand in the order of the sentence.
 */
export function list(lang: Lang, items: readonly string[]): string {
  return joined(lang, items, 'conjunction');
}

/** "a, b ou c" */
export function either(lang: Lang, items: readonly string[]): string {
  return joined(lang, items, 'disjunction');
}

function joined(lang: Lang, items: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(LOCALE[lang], { type }).format(items.map((item) => isolate(lang, item)));
}

/** Every format, for one language. */
export interface Formats {
  readonly money: (minor: Minor, currency: string, precision?: Precision) => string;
  readonly amount: (minor: Minor, currency: string, precision?: Precision) => string;
  readonly number: (value: Numeric, digits?: number) => string;
  readonly percent: (ratio: number) => string;
  readonly date: (instant: Date, zone: string) => string;
  readonly weekdayAndDate: (instant: Date, zone: string) => string;
  readonly time: (instant: Date, zone: string) => string;
  readonly dateTime: (instant: Date, zone: string) => string;
  readonly moment: (instant: Date, zone: string) => string;
  readonly day: (isoDate: string) => string;
  readonly month: (isoMonth: string) => string;
  readonly remaining: (from: Date, to: Date, zone: string) => string;
  readonly roughlyRemaining: (from: Date, to: Date, zone: string) => string;
  readonly zoneName: (zone: string, at: Date) => string;
  readonly fileSize: (bytes: number) => string;
  readonly list: (items: readonly string[]) => string;
  readonly either: (items: readonly string[]) => string;
}

export function formatsIn(lang: Lang): Formats {
  return {
    money: (...of) => money(lang, ...of),
    amount: (...of) => amount(lang, ...of),
    number: (...of) => number(lang, ...of),
    percent: (ratio) => percent(lang, ratio),
    date: (...of) => date(lang, ...of),
    weekdayAndDate: (...of) => weekdayAndDate(lang, ...of),
    time: (...of) => time(lang, ...of),
    dateTime: (...of) => dateTime(lang, ...of),
    moment: (...of) => moment(lang, ...of),
    day: (isoDate) => day(lang, isoDate),
    month: (isoMonth) => month(lang, isoMonth),
    remaining: (...of) => remaining(lang, ...of),
    roughlyRemaining: (...of) => roughlyRemaining(lang, ...of),
    zoneName: (...of) => zoneName(lang, ...of),
    fileSize: (bytes) => fileSize(lang, bytes),
    list: (items) => list(lang, items),
    either: (items) => either(lang, items),
  };
}
