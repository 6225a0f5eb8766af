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
  return {
    quiet,
    workingDays,
    wall: (instant) => {
      const [day = '', time = ''] = wallClockOf(instant, zone).local.split('T');
      return { day, time };
    },
    // A day and an hour, each as `wall` writes it.
    instant: (day, time) => instantOf({ local: `${day}T${time}` as LocalDateTime, zone }),
    isWorked: isWorkedDay(file),
  };
}
