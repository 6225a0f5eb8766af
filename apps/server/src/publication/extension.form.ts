import { type Call, type DateName, DATES, daysBetween, shiftedDays } from '#libs/calls';
import { LONGEST_TEXT, type LocalDateTime, parseLocalDateTime, westernDigits } from '#libs/kernel';
import type { ExtensionAsked } from '#libs/publication';
import { z } from 'zod';
import { choices, dateParts } from '../http/form-fields.js';

/** An hour as people write it: `12:00`, `12h00`, `12 h`, `٩:٣٠`. Gives `12:00`. */
export const hourOfDay = z
  .string()
  .default('')
  .transform((typed, context) => {
    const hour = hourIn(typed);
    if (hour !== null) return hour;
    context.addIssue({ code: 'custom', message: 'publication.extension.hourUnreadable' });
    return z.NEVER;
  });

export const extensionForm = z.object({
  on: dateParts('publication.extension.dayUnreadable'),
  hour: hourOfDay,
  /** Later dates that move by as many days. */
  following: choices(DATES, 'publication.extension.followingUnknown'),
  reason: z
    .string()
    .trim()
    .min(1, 'publication.extension.reasonMissing')
    .max(LONGEST_TEXT, 'publication.extension.reasonTooLong'),
});
export type ExtensionForm = z.output<typeof extensionForm>;

const HOUR = /^(\d{1,2})(?:[:h.](\d{2})?)?$/i;

export function hourIn(typed: string): string | null {
  const [, hour, minute = '00'] = HOUR.exec(westernDigits(typed).replaceAll(/\s/g, '')) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** The extension that the form asks for; null where the day and the hour make none. */
export function askedIn(
  call: Call,
  deadline: DateName,
  { on, hour, following }: Omit<ExtensionForm, 'reason'>,
): ExtensionAsked | null {
  const until = parseLocalDateTime(`${on}T${hour}`);
  if (until === null) return null;
  return { deadline, until, following: movedWith(call, { deadline, until, following }) };
}

/** The chosen dates, each later by as many days as the deadline itself. */
function movedWith(
  call: Call,
  { deadline, until, following }: { deadline: DateName; until: LocalDateTime; following: readonly DateName[] },
): NonNullable<ExtensionAsked['following']> {
  const present = call.dates().get(deadline);
  if (present === undefined) return {};
  const days = daysBetween(present, until);
  const moved = datesAfter(call, deadline).filter(([name]) => following.includes(name));
  return Object.fromEntries(moved.map(([name, local]) => [name, shiftedDays(local, days)]));
}

/** Dates that follow in the procedure, in its order. */
export function datesAfter(call: Call, deadline: DateName): readonly (readonly [DateName, LocalDateTime])[] {
  const all = [...call.dates()];
  return all.slice(all.findIndex(([name]) => name === deadline) + 1);
}
