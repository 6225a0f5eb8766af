import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Gathered } from './gather.js';
import { Session } from './session.js';

const text = z.string();
const answer = z.object({ status: z.number(), headers: z.record(text, text), body: text, path: text });
const place = z.object({
  route: text,
  path: text,
  visitor: text,
  role: text,
  state: z.enum(['usual', 'empty', 'refused', 'notFound', 'forbidden']),
});
const kept = z.object({
  url: text,
  pages: z.array(z.object({ name: text, place, answers: z.array(z.tuple([z.enum(['fr', 'ar', 'en']), answer])) })),
  cast: z.array(
    z.object({ key: text, role: text, isOurs: z.boolean(), jar: z.array(z.object({ name: text, value: text })) }),
  ),
  unreached: z.array(text),
  broken: z.array(z.object({ from: text, to: text, status: z.number() })),
});

/** What was gathered from this portal into a file, or is now: several parts of a survey look at the same pages. */
export async function gatheredIn(file: string, url: string, gather: () => Promise<Gathered>): Promise<Gathered> {
  const known = existsSync(file) ? kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  if (known?.url === url) {
    return {
      ...known,
      pages: known.pages.map((page) => ({ ...page, answers: new Map(page.answers) })),
      cast: known.cast.map(({ jar, ...visitor }) => ({ ...visitor, session: Session.with(url, jar) })),
    };
  }
  const gathered = await gather();
  const written: z.input<typeof kept> = {
    url,
    pages: gathered.pages.map(({ answers, ...page }) => ({ ...page, answers: [...answers] })),
    cast: gathered.cast.map(({ session, ...visitor }) => ({ ...visitor, jar: [...session.cookies] })),
    unreached: [...gathered.unreached],
    broken: [...gathered.broken],
  };
  writeFileSync(file, JSON.stringify(written), { mode: 0o600 });
  return gathered;
}
