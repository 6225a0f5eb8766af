import { shiftedDays } from '../calendar.js';
import type { LocalDateTime } from '#libs/kernel';
import { DATES, type CallDates, type CallFile } from './call-file.js';

/** The same call under another code, with all of its dates that many days later (or earlier, when negative). */
export function shiftCall(file: CallFile, { code, days }: { readonly code: string; readonly days: number }): CallFile {
  const moved = DATES.flatMap((name) => {
    const local = file.dates[name];
    return local === undefined ? [] : [[name, shiftedDays(local, days)] as const];
  });
  return withDates({ ...file, code }, Object.fromEntries(moved));
}

/** The same call with some of its dates set anew. */
export function withDates(file: CallFile, dates: Readonly<Partial<Record<keyof CallDates, LocalDateTime>>>): CallFile {
  return { ...file, dates: { ...file.dates, ...dates } };
}
