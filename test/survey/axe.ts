import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { isPublicOrApplicants, type Captured } from './captured.js';
import type { Outcome } from './faults.js';
import type { Look } from './screen.js';
import { isWanted, lookThrough, type Found, type Survey } from './survey.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** 7:1, which the applicants' pages promise. */
const AAA = 'color-contrast-enhanced';
/** What may change with the colours only. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
/** What may change with the width: what is hidden, what lies over what, what has to be scrolled, how large a target is. */
const OF_WIDTH = [...OF_COLOURS, 'target-size', 'scrollable-region-focusable', 'aria-hidden-focus', 'bypass'];

/** `allButContrast`, which is most of axe's work, where colours are looked at elsewhere. */
type Rules = 'all' | 'allButContrast' | readonly string[];

/**
 * Roles, names and structure are the same in every theme and width, so all rules run once for each page and language;
 * at the other looks the rules run that may end differently there.
 */
const RUNS: readonly { readonly look: Omit<Look, 'lang'>; readonly rules: Rules }[] = [
  { look: { theme: 'light', width: 1280 }, rules: 'all' },
  { look: { theme: 'dark', width: 1280 }, rules: OF_COLOURS },
  { look: { theme: 'dark', width: 390 }, rules: OF_WIDTH },
  { look: { theme: 'light', width: 390 }, rules: OF_WIDTH },
  { look: { theme: 'light', width: 320 }, rules: OF_WIDTH },
  { look: { theme: 'dark', width: 320 }, rules: OF_COLOURS },
];

/** axe on every page, in every language, theme and width. */
export function axe(survey: Survey): Promise<Outcome> {
  return lookThrough('axe', survey, async (screen, captured, lang) => {
    const found: Found[] = [];
    for (const { look, rules } of RUNS.filter((run) => isWanted(survey, run.look))) {
      await screen.as(look);
      found.push({ look: { lang, ...look }, what: await violations(screen.page, captured, rules) });
    }
    return found;
  });
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly target: readonly string[] }[];
}

/** What axe finds on the page as it is shown. */
export async function violations(page: Page, { place }: Captured, rules: Rules): Promise<readonly string[]> {
  await page.evaluate(`'axe' in globalThis`).then((isThere) => isThere || page.evaluate(AXE));
  const strict = isPublicOrApplicants(place) ? [AAA] : [];
  const options = {
    ...choiceOf(rules, strict),
    resultTypes: ['violations'],
    iframes: false,
    preload: false,
  };
  const found: readonly Violation[] = await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} at ${html.slice(0, 110)}`));
}

function choiceOf(rules: Rules, strict: readonly string[]) {
  if (typeof rules !== 'string') return { runOnly: { type: 'rule', values: [...rules, ...strict] } };
  const [names, enabled] = rules === 'all' ? [strict, true] : [OF_COLOURS, false];
  return {
    runOnly: { type: 'tag', values: TAGS },
    rules: Object.fromEntries(names.map((rule) => [rule, { enabled }])),
  };
}
