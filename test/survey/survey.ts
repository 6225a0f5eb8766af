import type { Lang } from '#libs/platform';
import type { Browser } from 'playwright-core';
import type { Visitor } from './cast.js';
import type { Captured } from './captured.js';
import type { Fault, Outcome } from './faults.js';
import { Screen, type Look } from './screen.js';

/** What every check works on. */
export interface Survey {
  readonly url: string;
  readonly browser: Browser;
  readonly pages: readonly Captured[];
  readonly cast: readonly Visitor[];
  readonly langs: readonly Lang[];
  /** At which themes and widths pictures are taken and axe runs, such as `dark 390`. */
  readonly looks: RegExp;
  /** Where pictures go. */
  readonly out: string;
  readonly say: (line: string) => void;
}

/** How many pages are looked at between two words about it. */
const SAID_EVERY = 40;

/** What was found at one look. */
export interface Found {
  readonly look: Partial<Look>;
  readonly what: readonly string[];
}

/** Shows every page in every language in one window, and adds up what was found at each look. */
export async function lookThrough(
  check: string,
  { url, browser, pages, langs, say }: Survey,
  lookAt: (screen: Screen, captured: Captured, lang: Lang) => Promise<readonly Found[]>,
): Promise<Outcome> {
  const began = performance.now();
  const screen = await Screen.open(browser, url);
  const faults: Fault[] = [];
  let looks = 0;
  for (const [at, captured] of pages.entries()) {
    if (at > 0 && at % SAID_EVERY === 0)
      say(`${check}: ${at} of ${pages.length} pages in ${secondsSince(began)} s, ${faults.length} faults`);
    for (const lang of langs) {
      await screen.show(captured, lang);
      const found = await lookAt(screen, captured, lang);
      looks += found.length;
      faults.push(
        ...found.flatMap(({ look, what }) => what.map((one) => ({ check, page: captured.name, look, what: one }))),
      );
    }
  }
  await screen.close();
  return { check, pages: pages.length, looks, seconds: secondsSince(began), faults };
}

export function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 1_000);
}

/** Whether somebody asked for this look. */
export function isWanted({ looks }: Survey, { theme, width }: Pick<Look, 'theme' | 'width'>): boolean {
  return looks.test(`${theme} ${width}`);
}
