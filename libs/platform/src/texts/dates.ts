import { LOCALE, type Lang } from './lang.js';
import { phrase, zoneInWords } from './phrases.js';

const LONG = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** The formatter of a language and zone, with the instant it took apart last: a date is asked for part by part. */
interface Kept {
  readonly format: Intl.DateTimeFormat;
  readonly instant: number;
  readonly parts: readonly Intl.DateTimeFormatPart[];
}

const kept = new Map<string, Kept>();

/** "19 février 2026": the day that this instant is in the zone. */
export function dateIn(lang: Lang, instant: Date, zone: string): string {
  const of = partsOf(lang, instant, zone);
  return `${dayOfMonth(lang, of('day'))} ${of('month')} ${of('year')}`;
}

/** "jeudi 19 février 2026" */
export function weekdayAndDateIn(lang: Lang, instant: Date, zone: string): string {
  return `${partsOf(lang, instant, zone)('weekday')} ${dateIn(lang, instant, zone)}`;
}

/** "12 h 00" in French, "12:00" elsewhere. */
export function timeIn(lang: Lang, instant: Date, zone: string): string {
  const of = partsOf(lang, instant, zone);
  return lang === 'fr' ? `${Number(of('hour'))}\u00a0h\u00a0${of('minute')}` : `${of('hour')}:${of('minute')}`;
}

/** "jeudi 19 février 2026 à 12 h 00, heure de Casablanca": nothing about the instant is left to be guessed. */
export function dateTimeIn(lang: Lang, instant: Date, zone: string): string {
  return phrase(lang, 'dateTime', {
    date: weekdayAndDateIn(lang, instant, zone),
    time: timeIn(lang, instant, zone),
    zone: zoneInWords(lang, zone, instant),
  });
}

/** The same without the zone, for a list whose page names it. */
export function momentIn(lang: Lang, instant: Date, zone: string): string {
  return phrase(lang, 'moment', {
    date: weekdayAndDateIn(lang, instant, zone),
    time: timeIn(lang, instant, zone),
  });
}

/** A date of the calendar that is no instant (`2026-02-19`), such as the start of an implementation period. */
export function dayIn(lang: Lang, isoDate: string): string {
  return dateIn(lang, new Date(`${isoDate}T00:00:00Z`), 'UTC');
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Beside so many days hours say nothing; in a list they do so sooner. */
const DAYS_ALONE = 7;
const DAYS_ALONE_IN_A_LIST = 2;

/**
 * "dans 3 jours 4 heures", or "il y a ..." where `to` is past. With hours it is rounded down and never promises time
 * that is not there; days alone ("dans 27 jours") are those of the calendar, as whoever looks at the date beside it
 * counts them.
 */
export function remainingIn(lang: Lang, from: Date, to: Date, zone: string): string {
  return leftIn(lang, from, to, { zone, daysAlone: DAYS_ALONE });
}

/** The same for a list, where hours matter only when few of them are left. */
export function roughlyRemainingIn(lang: Lang, from: Date, to: Date, zone: string): string {
  return leftIn(lang, from, to, { zone, daysAlone: DAYS_ALONE_IN_A_LIST });
}

interface Counting {
  readonly zone: string;
  readonly daysAlone: number;
}

function leftIn(lang: Lang, from: Date, to: Date, { zone, daysAlone }: Counting): string {
  const left = to.getTime() - from.getTime();
  const n = Math.abs(dayNumber(to, zone) - dayNumber(from, zone));
  const isOfDays = Math.abs(left) >= daysAlone * DAY;
  const length = isOfDays ? phrase(lang, 'days', { n }) : lengthIn(lang, Math.abs(left));
  return phrase(lang, left >= 0 ? 'soon' : 'past', { length });
}

/** A period ends as the next day begins; people name its last day. */
export function lastInstant(end: Date): Date {
  return new Date(end.getTime() - 1);
}

/** How people name the end of something: what ends at midnight ends at 23:59 of the day before, and nobody mistakes it. */
export function namedEnd(end: Date, zone: string): Date {
  const isMidnight = end.getTime() % MINUTE === 0 && timeIn('en', end, zone) === '00:00';
  return isMidnight ? lastInstant(end) : end;
}

const numeric = new Map<string, Intl.DateTimeFormat>();

/** Days since 1970 on the calendar of the zone. */
function dayNumber(instant: Date, zone: string): number {
  const format = numeric.get(zone) ?? new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone: zone });
  numeric.set(zone, format);
  return Date.parse(format.format(instant)) / DAY;
}

function lengthIn(lang: Lang, milliseconds: number): string {
  if (milliseconds < MINUTE) return phrase(lang, 'underAMinute');
  const days = Math.floor(milliseconds / DAY);
  const hours = Math.floor((milliseconds % DAY) / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  const units: readonly (readonly ['days' | 'hours' | 'minutes', number])[] =
    days > 0
      ? [
          ['days', days],
          ['hours', hours],
        ]
      : [
          ['hours', hours],
          ['minutes', minutes],
        ];
  const [first, second] = units.filter(([, n]) => n > 0).map(([unit, n]) => phrase(lang, unit, { n }));
  if (first === undefined) return phrase(lang, 'underAMinute');
  return second === undefined ? first : phrase(lang, 'two', { first, second });
}

function partsOf(lang: Lang, instant: Date, zone: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const key = `${lang} ${zone}`;
  const last = kept.get(key);
  const at = instant.getTime();
  const format = last?.format ?? new Intl.DateTimeFormat(LOCALE[lang], { ...LONG, ...CLOCK, timeZone: zone });
  const parts = last?.instant === at ? last.parts : format.formatToParts(instant);
  if (parts !== last?.parts) kept.set(key, { format, instant: at, parts });
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

function dayOfMonth(lang: Lang, day: string): string {
  return lang === 'fr' && day === '1' ? '1er' : day;
}
