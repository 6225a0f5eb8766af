import { LONGEST_TEXT, type Role } from '#libs/kernel';
import { z } from 'zod';
import type { DeadlineCircumstances, DeadlineWord, EffectWord, GuardWord } from '../types.js';

export const id = z.uuid();
/** An amount in minor units of the call's currency (centimes). */
export const minor = z.int().nonnegative();
/** A text that somebody has to be able to read later: why this was decided. */
export const reason = z.string().max(LONGEST_TEXT).regex(/\S/);
export const nothing = z.strictObject({});
/** A while without the portal that moved a deadline by itself; `minutes` of it count. */
export const outage = z.strictObject({
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  minutes: z.int().nonnegative(),
});

/** A deadline that is a date of the call. */
export function dateOfCall<C extends object>(name: string): DeadlineWord<C> {
  return { instant: ({ calendar }) => calendar.date(name) };
}

/** A deadline that lies a period of the call after the state was entered, and later by what it stood still. */
export function periodAfterEntry<C extends object>(name: string): DeadlineWord<C> {
  return periodAfter(name, ({ since }) => since);
}

/** The same from another instant than the entry; null where there is no such instant. */
export function periodAfter<C extends object>(
  name: string,
  from: (of: DeadlineCircumstances<C>) => Date | null,
): DeadlineWord<C> {
  return {
    pausable: true,
    instant: (of) => {
      const { calendar, stops } = of;
      const [start, period] = [from(of), calendar.period(name)];
      if (start === null || period === null) return null;
      return stops.reduce((due, stop) => calendar.resumed(due, stop, period), calendar.plus(start, period));
    },
  };
}

/** Refuses while `given[name]` lists anything; the first entries are shown to the person. */
export function nothingListedIn<C extends object>(name: string, by: readonly Role[]): GuardWord<C> {
  return {
    holds: ({ facts }) => {
      const listed = facts.given[name];
      if (!Array.isArray(listed)) return { params: { count: 0, list: '' }, by };
      if (listed.length === 0) return true;
      return { params: { count: listed.length, list: listed.slice(0, 5).join(', ') }, by };
    },
  };
}

/** What moved a deadline: a person's reason, or an outage. */
export function whyMoved(payload: unknown): { readonly outage?: z.output<typeof outage> } {
  const found = z.object({ outage }).safeParse(payload);
  return found.success ? { outage: found.data.outage } : {};
}

/** Tells people something: a mail in their language, in the words of `template`. */
export function notify<C extends object>(templates: readonly [string, ...string[]]): EffectWord<C> {
  return {
    params: z.strictObject({ template: z.enum(templates) }),
    payload: (params: { template: string }, { payload }) => ({ template: params.template, ...whyMoved(payload) }),
  };
}
