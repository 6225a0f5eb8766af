import { CURRENCIES, decimal, isLocalDate, parseLocalDateTime, parsePeriod, readAmount } from '#libs/kernel';
import { z } from 'zod';
import { HINTS } from './hints.js';

/** The parts that every piece of a call file is made of. A fault's message says what to write instead. */

export const name = z.string().regex(/^[a-z][a-zA-Z0-9]*$/u, HINTS.name);
export const sentence = z.string().trim().min(1, HINTS.text).max(20_000, HINTS.shorter);

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
  context.addIssue({ code: 'custom', message: HINTS.amount });
  return z.NEVER;
});

/** A percentage or a rate: exact, kept as text. */
export const decimalText = z
  .union([z.string(), z.number()])
  .transform((written) => String(written))
  .refine((written) => decimal(written) !== null, HINTS.decimal);

export const localDateTime = z.string().transform((written, context) => {
  const local = parseLocalDateTime(written);
  if (local) return local;
  context.addIssue({ code: 'custom', message: HINTS.dateTime });
  return z.NEVER;
});

export const localDate = z.string().refine(isLocalDate, HINTS.day);

export const period = z.string().refine((written) => {
  const read = parsePeriod(written);
  return read !== null && read.sign === 1;
}, HINTS.period);

export const currency = z.enum(CURRENCIES);
export const percent = z.number().min(0).max(100);
export const count = z.int().nonnegative();
