import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Lang } from '#libs/platform';
import type { Page } from 'playwright-core';
import { INTERNATIONAL } from '../support/words-on-page.js';
import type { Captured } from './captured.js';
import type { Outcome } from './faults.js';
import type { Screen } from './screen.js';
import { lookThrough, type Survey } from './survey.js';

/** Pages for those who look after the machine, write programs or check what a rule said: what others call internal is
 * their subject. */
const TECHNICAL = new Set([
  '/operator',
  '/operator/trace',
  '/grants/:id/as-of',
  '/operator/dead-letters',
  '/operator/mails/:mail',
  '/operator/dead-letters/:kind/:target',
  '/api/v1/docs',
]);

/**
 * What every page is searched for from inside: physical properties in styles, left-to-right runs that are not isolated,
 * internal words; and what it caused: requests elsewhere, breaches of the content policy, errors.
 */
export function scan(survey: Survey): Promise<Outcome> {
  const known = knownWords();
  return lookThrough('scan', survey, async (screen, captured, lang) => {
    await screen.as({ theme: 'light', width: 1280 });
    return [{ look: { lang }, what: await scanned(screen, captured, { lang, known }) }];
  });
}

/** What the texts and the definitions call things, and what every language writes in the same way. */
export interface Known {
  readonly keys: readonly string[];
  readonly states: readonly string[];
  readonly international: readonly string[];
  /** Addresses of style sheets that were looked through. */
  readonly sheets: Set<string>;
}

export function knownWords(): Known {
  return { keys: textFiles(), states: stateNames(), international: INTERNATIONAL, sheets: new Set() };
}

/** Searches the page that the screen shows. */
export async function scanned(
  { page, noise }: Screen,
  captured: Captured,
  { lang, known }: { readonly lang: Lang; readonly known: Known },
): Promise<readonly string[]> {
  const met = [
    ...noise.map((what) => ['noise', what] as const),
    ...(await stylesOf(page, known.sheets)).map((what) => ['physical', what] as const),
    ...(await wordsOf(page, captured, known)).map((what) => ['internal', what] as const),
    ...(lang === 'ar' ? await runsOf(page, known) : []).map((what) => ['direction', what] as const),
  ];
  return met.map(([kind, what]) => `${kind}: ${what}`);
}

function stylesOf(page: Page, sheets: Set<string>): Promise<readonly string[]> {
  return page.evaluate(`survey.physicalProperties(${JSON.stringify([...sheets])})`).then((answer) => {
    const { seen, found } = answer as { seen: readonly string[]; found: readonly string[] };
    for (const sheet of seen) sheets.add(sheet);
    return found;
  });
}

function wordsOf(page: Page, { place }: Captured, known: Known): Promise<readonly string[]> {
  if (TECHNICAL.has(place.route)) return Promise.resolve([]);
  return page.evaluate(`survey.internalWords(${JSON.stringify({ keys: known.keys, states: known.states })})`);
}

function runsOf(page: Page, known: Known): Promise<readonly string[]> {
  return page.evaluate(`survey.unisolatedRuns(${JSON.stringify({ international: known.international })})`);
}

/** A key of a text that was not found is shown as it is, and begins with the name of its file. */
function textFiles(): readonly string[] {
  return readdirSync(path.join('config', 'texts', 'fr')).map((file) => path.parse(file).name);
}

/** What the definitions call their states, at every depth. */
function stateNames(): readonly string[] {
  const folder = path.join('config', 'workflows');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const names = new Set(files.flatMap((file) => statesIn(parse(readFileSync(path.join(folder, file), 'utf8')))));
  const words = new Set(frenchTexts().flatMap(wordsOfLabel));
  return [...names].filter((name) => !words.has(name));
}

/** Some names of states are French words as well, which a picture may show on a line of their own. */
function frenchTexts(): readonly string[] {
  const folder = path.join('config', 'texts', 'fr');
  return readdirSync(folder).flatMap((file) => leaves(parse(readFileSync(path.join(folder, file), 'utf8'))));
}

/** Of a text that chooses between sentences the choices have names of the program's. */
function wordsOfLabel(text: string): readonly string[] {
  return text.includes('{') ? [] : text.split(/\s+/);
}

function leaves(node: unknown): readonly string[] {
  if (typeof node === 'string') return [node];
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(leaves) : [];
}

function statesIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, inner]) => [
    ...(name === 'states' && typeof inner === 'object' && inner !== null ? Object.keys(inner) : []),
    ...statesIn(inner),
  ]);
}
