import { CURRENCIES, decimal, isLocalDate, parseLocalDateTime, parsePeriod, readAmount } from '#libs/kernel';
import { z } from 'zod';

/** The parts that every piece of a call file is made of. A fault's message says what to write instead. */

export const name = z.string().regex(/^[a-z][a-zA-Z0-9]*$/u, 'write a name in camelCase, such as targetGroups');
export const sentence = z.string().trim().min(1, 'write the text').max(20_000, 'shorten the text to 20,000 characters');

/** A text of the call. Arabic, French and English are complete in every call; others may be added. */
export const text = z.strictObject({
  fr: sentence,
  ar: sentence,
  en: sentence,
  es: sentence.optional(),
  zgh: sentence.optional(),
});
export type Text = z.output<typeof text>;

/** An amount as bank files write it (`4905000.00`); read into minor units. */
export const amount = z.union([z.string(), z.number()]).transform((written, context) => {
  const reading = /^\d+(\.\d{1,2})?$/u.test(String(written)) ? readAmount(String(written)) : { ok: false as const };
  if (reading.ok) return reading.minor;
  context.addIssue({ code: 'custom', message: 'write an amount such as 4905000.00, without spaces or commas' });
  return z.NEVER;
});

/** A percentage or a rate: exact, kept as text. */
export const decimalText = z
  .union([z.string(), z.number()])
  .transform((written) => String(written))
  .refine((written) => decimal(written) !== null, 'write a decimal number such as 7 or 10.90');

export const localDateTime = z.string().transform((written, context) => {
  const local = parseLocalDateTime(written);
  if (local) return local;
  context.addIssue({ code: 'custom', message: 'write a date and hour of the calendar, such as 2026-02-19T12:00' });
  return z.NEVER;
});

export const localDate = z.string().refine(isLocalDate, 'write a day of the calendar, such as 2026-02-19');

export const period = z.string().refine((written) => {
  const read = parsePeriod(written);
  return read !== null && read.sign === 1;
}, 'write an ISO 8601 duration such as P30D, or working days such as P5WD');

export const currency = z.enum(CURRENCIES);
export const percent = z.number().min(0).max(100);
export const count = z.int().nonnegative();
