import type { LocalDateTime } from '#libs/kernel';
import { instantOf, isWorkedDay, wallClockOf } from './calendar.js';
import type { Call } from './call.js';

/** The hours of a call in which people may be written to, on the wall of its zone. */
export interface OfficeHours {
  readonly quiet: { readonly from: string; readonly until: string } | null;
  readonly workingDays: boolean;
  /** The day and the hour that the wall shows, such as 2026-02-19 and 12:00. */
  readonly wall: (instant: Date) => { readonly day: string; readonly time: string };
  readonly instant: (day: string, time: string) => Date;
  readonly isWorked: (day: string) => boolean;
}

export function officeHoursOf({ file, zone, reminders: { quiet, workingDays } }: Call): OfficeHours {
  const wallAt = remembered((ms: number) => {
    const [day = '', time = ''] = wallClockOf(new Date(ms), zone).local.split('T');
    return { day, time };
  });
  // A day and an hour, each as `wall` writes it.
  const instantAt = remembered((local: string) => instantOf({ local: local as LocalDateTime, zone }));
  return {
    quiet,
    workingDays,
    wall: (instant) => wallAt(instant.getTime()),
    instant: (day, time) => instantAt(`${day}T${time}`),
    isWorked: isWorkedDay(file),
  };
}

/** Many mails are planned at one instant: what was worked out for it is not worked out again. */
function remembered<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = work(key);
    known.set(key, value);
    return value;
  };
}
