import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Everybody who visits every route. */
export const VISITORS = [
  'anonymous',
  'owner',
  'stranger',
  'officer',
  'assessor',
  'otherAssessor',
  'committee',
  'chair',
  'secretary',
  'finance',
  'authority',
  'auditor',
  'operator',
] as const;
export type Visitor = (typeof VISITORS)[number];

/**
 * What a visitor gets: `ok` it is done or shown; `input` they may, but this request itself is not possible;
 * `signIn` who are you; `forbidden` not with your role; `hidden` there is nothing here for you; `passes` let through,
 * whatever a plugin then says.
 */
export const OUTCOMES = ['ok', 'input', 'signIn', 'forbidden', 'hidden', 'passes'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const outcome = z.enum(OUTCOMES);
const value: z.ZodType = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(value), z.record(z.string(), value)]),
);

const row = z.strictObject({
  /** What is sent; `$name` stands for a value of the world. */
  body: z.record(z.string(), value).optional(),
  query: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** The field in which a small PDF is sent. */
  upload: z.string().optional(),
  /** Values of the path's parameters where the world's usual ones will not do. */
  params: z.record(z.string(), z.string()).optional(),
  /** Visitors are signed out by it and have to sign in again. */
  endsSessions: z.literal(true).optional(),
  /** The outcome for each visitor; `others` for all who are not named. */
  expect: z.partialRecord(z.enum([...VISITORS, 'others']), outcome),
});
export type Row = z.output<typeof row>;

export interface Route extends Row {
  readonly method: string;
  readonly path: string;
}

/** The table of who gets what, in its order. */
export function readTable(): readonly Route[] {
  const text = readFileSync(join('test', 'architecture', 'authorisation.table.yaml'), 'utf8');
  const rows = z
    .record(z.string().regex(/^((GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE) \/|ANY \/.*\/\*\*$)/), row)
    .parse(parse(text));
  return Object.entries(rows).map(([name, said]) => {
    const [method = '', path = ''] = name.split(' ');
    return { method, path, ...said };
  });
}

/** A row for all routes of a plugin: `ANY /operator/queues/**`. */
export function isPlugin(route: Route): boolean {
  return route.method === 'ANY';
}

/** Whether a plugin's row speaks about a path. */
export function covers(route: Route, path: string): boolean {
  const place = route.path.slice(0, -'/**'.length);
  return isPlugin(route) && (path === place || path.startsWith(`${place}/`));
}

/** Whether what happened is what the table says. */
export function agrees(said: Outcome, happened: Outcome | 'broken'): boolean {
  if (said !== 'passes') return said === happened;
  return happened !== 'signIn' && happened !== 'forbidden' && happened !== 'broken';
}

/** What the table says about one visitor; throws where it says nothing. */
export function expected(route: Route, visitor: Visitor): Outcome {
  const said = route.expect[visitor] ?? route.expect.others;
  if (!said) throw new Error(`The table says nothing about ${route.method} ${route.path} for ${visitor}.`);
  return said;
}
