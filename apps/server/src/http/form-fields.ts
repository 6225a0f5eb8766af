import { westernDigits } from '#libs/kernel';
import { z } from 'zod';
import { isoDateOf } from '../ui/field-date.js';

/** A date in three fields (`DateField`): gives `2026-02-19`, or says `error` at the whole field. */
export function dateParts(error: string, missing = error) {
  const part = z
    .string()
    .default('')
    .transform((text) => westernDigits(text.trim()));
  return z.object({ day: part, month: part, year: part }, error).transform((parts, context) => {
    const date = isoDateOf(parts);
    if (date !== null) return date;
    const isEmpty = Object.values(parts).every((typed) => typed === '');
    context.addIssue({ code: 'custom', message: isEmpty ? missing : error });
    return z.NEVER;
  });
}

/**
 * Several choices of one name: one of them arrives as a text, several as a list, none not at all. What is no choice is
 * said of the whole field: a single one of its boxes has no name of its own.
 */
export function choices<T extends string>(values: readonly [T, ...T[]], error: string) {
  const isOffered = (one: string): one is T => values.some((value) => value === one);
  return z.preprocess(
    (sent) => (sent === undefined ? [] : [sent].flat()),
    z.array(z.string(), error).transform((sent, context): T[] => {
      if (sent.every(isOffered)) return sent;
      context.addIssue({ code: 'custom', message: error });
      return z.NEVER;
    }),
  );
}

/** One checkbox: `yes` or not there. */
export const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');

/** A field that may be left empty. */
export function optionalText(longest: number, error: string) {
  return z
    .string()
    .trim()
    .max(longest, error)
    .optional()
    .transform((text) => (text ? text : null));
}
