import { z } from 'zod';
import { cleaned } from '../http/clean-input.js';
import { InputInvalid } from '../http/refusals.js';

export const LONGEST_PAGE = 100;

/** `?limit=` and `?cursor=` of every list. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(LONGEST_PAGE).default(25),
  cursor: z.string().max(1_000).optional(),
});

/** An instant in a cursor, to the millisecond; what has none stands at the end of time. */
export const placeInTime = z.string().transform((text, context) => {
  if (text === 'infinity') return text;
  const instant = new Date(text);
  if (!Number.isNaN(instant.getTime()) && instant.getUTCFullYear() < 10_000) return instant.toISOString();
  context.addIssue({ code: 'custom', message: 'http.input.invalid_value' });
  return z.NEVER;
});

/** An instant in a cursor as PostgreSQL writes it, to the microsecond: two rows of one millisecond keep their order. */
export const exactPlaceInTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}(?::?\d{2})?$/);

/** One page of a list. `next` is the cursor of the page after it; null on the last. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** A list that is short by nature, in the same shape as the long ones. */
export function wholeList<T>(items: readonly T[]): ListPage<T> {
  return { items, next: null };
}

/** The place in a list after which a page begins: the sort key of the last row seen, for this list only. */
export function cursorOf(key: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key in a cursor; null without one. Throws `InputInvalid` for what is none of ours. */
export function keyIn<S extends z.ZodType>(cursor: string | undefined, key: S): z.output<S> | null {
  if (cursor === undefined || cursor === '') return null;
  const read = key.safeParse(parsed(cursor));
  if (read.success) return read.data;
  throw new InputInvalid([{ path: ['cursor'], key: 'http.input.invalid_value', params: {} }]);
}

/** Makes a page of rows of which one more than `limit` was asked for. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (last: T) => Readonly<Record<string, string | number>>,
): ListPage<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(keyOf(last)) : null };
}

function parsed(cursor: string): unknown {
  try {
    return cleaned(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}
