import {
  type Calendar,
  DomainError,
  type LocalDateTime,
  parsePeriod,
  type Period,
  type Stop,
  type WallClock,
} from '#libs/kernel';
import { Temporal } from 'temporal-polyfill';

export class PeriodUnreadable extends DomainError {
  readonly code = 'calls.period-unreadable';
}

/** The clock rules of a call, as its file gives them. */
export interface ClockRules {
  readonly zone: string;
  readonly dates: Readonly<Partial<Record<string, LocalDateTime>>>;
  readonly periods: Readonly<Partial<Record<string, string>>>;
  readonly holidays: {
    /** Every year on the same day, `01-14`; from the year `since` on. */
    readonly fixed: readonly { readonly day: string; readonly since?: number | undefined }[];
    /** Set year by year: the days of the moon, announced the evening before. */
    readonly movable: readonly { readonly dates: readonly string[] }[];
  };
  /** ISO numbers of the days that are not worked: 6 Saturday, 7 Sunday. */
  readonly weekend: readonly number[];
  /** How long before a deadline people are reminded, where the call says otherwise than the procedure. */
  readonly ladder?: Readonly<Partial<Record<string, readonly string[]>>>;
}

/** Dates that were set after publication, in place of the file's. */
export type DateOverrides = Readonly<Partial<Record<string, LocalDateTime>>>;

/**
 * The calendar of a call. The only place where zones are computed: what goes in is what people read on the wall, what
 * comes out is an instant.
 */
export function callCalendar(rules: ClockRules, overrides: DateOverrides = {}): Calendar {
  // Maps, so that a name such as `constructor` is one that the call does not have.
  const dates = new Map(
    Object.entries({ ...rules.dates, ...overrides }).flatMap(([name, local]) =>
      local === undefined ? [] : [[name, instantOf({ local, zone: rules.zone })] as const],
    ),
  );
  const periods = new Map(Object.entries(rules.periods));
  const days = { zone: rules.zone, isWorked: workedDays(rules) };
  const ladders = new Map(Object.entries(rules.ladder ?? {}));
  return {
    date: (name) => dates.get(name) ?? null,
    period: (name) => periods.get(name) ?? null,
    ladder: (name) => ladders.get(name) ?? null,
    plus: (instant, text) => moved(instant, readable(text), days),
    resumed: (due, stop, text) => (due <= stop.from ? due : resumed(due, stop, readable(text), days)),
  };
}

/**
 * The instant that a wall clock means. An hour that the clock shows twice means the later one, and one that it skips
 * means the hour after the gap: a deadline is never earlier than somebody could read it.
 */
export function instantOf({ local, zone }: WallClock): Date {
  return dateOf(Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'later' }));
}

/** Whether the clocks of the zone ever show this date and hour: not in the hour that they skip. */
export function isOnTheClock({ local, zone }: WallClock): boolean {
  const asked = Temporal.PlainDateTime.from(local);
  return asked.toZonedDateTime(zone, { disambiguation: 'later' }).toPlainDateTime().equals(asked);
}

/** What the clocks of the zone show at an instant, to the minute. */
export function wallClockOf(instant: Date, zone: string): WallClock {
  const shown = zoned(instant, zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  // Temporal writes exactly this shape for the years that calls live in.
  return { local: shown as LocalDateTime, zone };
}

/** Whole days from one date to another as a wall calendar counts them: the hour does not matter, the first day is not counted. */
export function daysBetween(from: LocalDateTime, until: LocalDateTime): number {
  return Temporal.PlainDateTime.from(from).toPlainDate().until(Temporal.PlainDateTime.from(until).toPlainDate()).days;
}

/** The same hour on the wall, that many days later (or earlier, when negative). */
export function shiftedDays(local: LocalDateTime, days: number): LocalDateTime {
  // A valid date and hour plus whole days is one too, written in the same shape.
  return Temporal.PlainDateTime.from(local).add({ days }).toString({ smallestUnit: 'minute' }) as LocalDateTime;
}

/** Whether this machine knows the zone. */
export function isZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId.includes('/');
  } catch {
    // RangeError is how Temporal says that it does not know the name; it has no other way to ask.
    return false;
  }
}

/** Whether a day is worked: no day of the weekend, no holiday. */
function workedDays({
  weekend,
  holidays,
}: Pick<ClockRules, 'weekend' | 'holidays'>): (day: Temporal.PlainDate) => boolean {
  const isHoliday = holidayTest(holidays);
  return (day) => !weekend.includes(day.dayOfWeek) && !isHoliday(day.toString());
}

/** The same for a day as it is written, such as 2026-02-19. */
export function isWorkedDay(rules: Pick<ClockRules, 'weekend' | 'holidays'>): (day: string) => boolean {
  const isWorked = workedDays(rules);
  return (day) => isWorked(Temporal.PlainDate.from(day));
}

function holidayTest({ fixed, movable }: ClockRules['holidays']): (date: string) => boolean {
  const firstYear = new Map(fixed.map(({ day, since }) => [day, since ?? 0]));
  const dates = new Set(movable.flatMap((holiday) => holiday.dates));
  return (date) =>
    dates.has(date) || Number(date.slice(0, 4)) >= (firstYear.get(date.slice(5)) ?? Number.POSITIVE_INFINITY);
}

interface Days {
  readonly zone: string;
  readonly isWorked: (day: Temporal.PlainDate) => boolean;
}

function moved(instant: Date, period: Period, days: Days): Date {
  if (period.kind === 'workingDays') return movedByWorkingDays(instant, period, days);
  const { years, months, weeks, days: calendarDays, hours, minutes, seconds } = Temporal.Duration.from(period.iso);
  const timeMs = period.sign * ((hours * 60 + minutes) * 60 + seconds) * 1000;
  // Nothing but hours moves along the line of instants; an hour that occurs twice must not be lost on the way.
  if (years + months + weeks + calendarDays === 0) return new Date(instant.getTime() + timeMs);
  const calendarPart = { years, months, weeks, days: calendarDays };
  const start = zoned(instant, days.zone).toPlainDateTime();
  const onTheWall = period.sign === 1 ? start.add(calendarPart) : start.subtract(calendarPart);
  return new Date(dateOf(onWall(onTheWall, days.zone)).getTime() + timeMs);
}

function movedByWorkingDays(instant: Date, period: { sign: 1 | -1; days: number }, days: Days): Date {
  const start = zoned(instant, days.zone).toPlainDateTime();
  let day = start.toPlainDate();
  for (let counted = 0; counted < period.days;) {
    day = day.add({ days: period.sign });
    if (days.isWorked(day)) counted += 1;
  }
  return dateOf(onWall(day.toPlainDateTime(start.toPlainTime()), days.zone));
}

/** What was left, counted as the period counts it: so many working days, or days and hours on the wall, or plain hours. */
function resumed(due: Date, { from, until }: Stop, period: Period, days: Days): Date {
  if (period.kind === 'workingDays') return resumedInWorkingDays(due, { from, until }, days);
  const isPlainHours = !/[YMWD]/u.test(period.iso.split('T', 1)[0] ?? '');
  if (isPlainHours) return new Date(due.getTime() + until.getTime() - from.getTime());
  const left = localOf(from, days).until(localOf(due, days), { largestUnit: 'days' });
  return dateOf(onWall(localOf(until, days).add(left), days.zone));
}

/** Never on a day that is not worked: what is left of a day may reach into one. */
function resumedInWorkingDays(due: Date, { from, until }: Stop, days: Days): Date {
  const [stopped, end] = [localOf(from, days), localOf(due, days)];
  const left = workedDaysBetween(stopped.toPlainDate(), end.toPlainDate(), days.isWorked);
  const hours = stopped.toPlainTime().until(end.toPlainTime());
  let ends = localOf(movedByWorkingDays(until, { sign: 1, days: left }, days), days).add(hours);
  while (!days.isWorked(ends.toPlainDate())) ends = ends.add({ days: 1 });
  return dateOf(onWall(ends, days.zone));
}

function localOf(instant: Date, { zone }: Days): Temporal.PlainDateTime {
  return zoned(instant, zone).toPlainDateTime();
}

/** Worked days after the first day, the last one included. */
function workedDaysBetween(first: Temporal.PlainDate, last: Temporal.PlainDate, isWorked: Days['isWorked']): number {
  let count = 0;
  for (let day = first; Temporal.PlainDate.compare(day, last) < 0;) {
    day = day.add({ days: 1 });
    if (isWorked(day)) count += 1;
  }
  return count;
}

function onWall(local: Temporal.PlainDateTime, zone: string): Temporal.ZonedDateTime {
  return local.toZonedDateTime(zone, { disambiguation: 'later' });
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

function dateOf(moment: Temporal.ZonedDateTime): Date {
  return new Date(moment.epochMilliseconds);
}

function readable(text: string): Period {
  const period = parsePeriod(text);
  if (period) return period;
  throw new PeriodUnreadable(`"${text}" is neither an ISO 8601 duration (P30D) nor working days (P5WD).`, { text });
}
