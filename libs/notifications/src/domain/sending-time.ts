import type { MailClass } from './mail-class.js';

/** How often somebody wants to be written to about what can wait. */
export const PACES = ['instantly', 'daily', 'weekly'] as const;
export type Pace = (typeof PACES)[number];

/** Mails to one person a day beside those that must be sent, those that cannot wait, and the digest. */
export const MOST_A_DAY = 2;

/** The hours of a call, on the wall of its zone; `calls` has them. */
export interface Hours {
  readonly quiet: { readonly from: string; readonly until: string } | null;
  readonly workingDays: boolean;
  readonly wall: (instant: Date) => { readonly day: string; readonly time: string };
  readonly instant: (day: string, time: string) => Date;
  readonly isWorked: (day: string) => boolean;
}

export interface Asked {
  readonly mailClass: MailClass;
  readonly pace: Pace;
  /** The deadline that the mail is about; null where it is about none. */
  readonly dueAt: Date | null;
}

/** What is done with a mail. `counts`: it is one of the few that a day takes. */
export type Plan =
  | { readonly kind: 'now'; readonly counts: boolean }
  | { readonly kind: 'at'; readonly at: Date }
  | { readonly kind: 'digest'; readonly at: Date };

const DAY_MS = 86_400_000;
const DIGEST_HOUR = '09:00';
/** The hours of the Friday prayer. */
const FRIDAY = { day: 5, from: '12:00', until: '14:00' } as const;
const MONDAY = 1;

/**
 * When a mail is sent. What must be sent, and what falls due within a day, is sent now. The rest keeps out of the quiet
 * hours and, where there is time, to working days; a mail is never held back so long that less than a day is left.
 */
export function planOf({ mailClass, pace, dueAt }: Asked, now: Date, hours: Hours): Plan {
  if (mailClass === 'must' || isNear(dueAt, now)) return { kind: 'now', counts: false };
  const latest = dueAt === null || dueAt <= now ? null : new Date(dueAt.getTime() - DAY_MS);
  const fits = (at: Date) => latest === null || at <= latest;
  if (pace !== 'instantly') {
    const at = nextDigest(pace, now, hours);
    if (fits(at)) return { kind: 'digest', at };
  }
  const allowed = [nextAllowed(now, hours), nextAwake(now, hours)].find(fits) ?? latest ?? now;
  return allowed > now ? { kind: 'at', at: allowed } : { kind: 'now', counts: true };
}

/** When the next digest is due: at nine in the morning, weekly ones on Monday or the next working day. */
export function nextDigest(pace: Pace, now: Date, hours: Hours): Date {
  let { day } = hours.wall(now);
  if (hours.instant(day, DIGEST_HOUR) <= now) day = dayAfter(day);
  if (pace === 'weekly') while (weekdayOf(day) !== MONDAY) day = dayAfter(day);
  return hours.instant(workedFrom(day, hours), DIGEST_HOUR);
}

/** The first instant from this one on that is neither quiet nor on a day that is not worked. */
function nextAllowed(now: Date, hours: Hours): Date {
  const awake = nextAwake(now, hours);
  const { day } = hours.wall(awake);
  const worked = workedFrom(day, hours);
  if (worked === day) return awake;
  return nextAwake(hours.instant(worked, hours.quiet?.until ?? '00:00'), hours);
}

/** The first instant from this one on that is not quiet. */
function nextAwake(now: Date, { quiet, wall, instant }: Hours): Date {
  if (quiet === null) return now;
  const { day, time } = wall(now);
  const { from, until } = quiet;
  const overnight = from > until;
  if (overnight && time >= from) return instant(dayAfter(day), until);
  if (time < until && (overnight || time >= from)) return instant(day, until);
  const isPrayer = weekdayOf(day) === FRIDAY.day && time >= FRIDAY.from && time < FRIDAY.until;
  return isPrayer ? instant(day, FRIDAY.until) : now;
}

/** Whether less than a day is left; what is over is not near any more. */
function isNear(dueAt: Date | null, now: Date): boolean {
  return dueAt !== null && dueAt > now && dueAt.getTime() - now.getTime() <= DAY_MS;
}

function workedFrom(first: string, { workingDays, isWorked }: Hours): string {
  if (!workingDays) return first;
  let day = first;
  while (!isWorked(day)) day = dayAfter(day);
  return day;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** 1 is Monday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
