import { z } from 'zod';

const text = z.string().max(2_000);
const instant = z.iso.datetime().transform((at) => new Date(at));

const statement = z.object({
  code: text,
  call: text,
  file: text,
  organisation: text,
  title: text,
  stage: z.enum(['conceptNote', 'fullApplication']),
  version: z.int(),
  arrivedAt: instant,
  deadlineAt: instant.nullable(),
  fingerprint: text,
});

/** What a receipt states, as far as a page tells it. It is what the file says, which need not be true. */
export type Statement = z.output<typeof statement>;

/** Null where the receipt does not state it, or not legibly. */
export function statementIn(receipt: Readonly<Record<string, unknown>>): Statement | null {
  return statement.safeParse(receipt['statement']).data ?? null;
}

/** The deadline that a receipt of our books states; null where it states none, or is not signed. */
export function deadlineIn(document: string | null): Date | null {
  // What we issued is a JSON object.
  return document === null ? null : (statementIn(JSON.parse(document) as Record<string, unknown>)?.deadlineAt ?? null);
}
