declare const local: unique symbol;

/** A date and hour as a clock on the wall shows it, `2026-02-19T12:00`, without saying where. Sorts as text. */
export type LocalDateTime = string & { readonly [local]: true };

/** What a text about a deadline says: the hour on the wall and the zone of the wall. Only its instant is compared. */
export interface WallClock {
  readonly local: LocalDateTime;
  /** IANA name, `Africa/Casablanca`. */
  readonly zone: string;
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/u;

/** Reads `2026-02-19T12:00`; null for another shape and for days and hours that no calendar has (30 February, 24:00). */
export function parseLocalDateTime(text: string): LocalDateTime | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  if (hour > 23 || minute > 59 || !isDay(year, month, day)) return null;
  // The one place where a text becomes a LocalDateTime: shape and ranges were just checked.
  return text as LocalDateTime;
}

/** Whether `2026-02-19` is a day of the calendar. */
export function isLocalDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  return isDay(year, month, day);
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}
