import type { Page } from 'playwright-core';
import { inKib, weightsOf, type Weights } from './budgets.js';
import type { Captured } from './captured.js';
import type { Fault, Outcome } from './faults.js';
import { openSlowly } from './slow-phone.js';
import { secondsSince, type Survey } from './survey.js';

/** Milliseconds, but for the shift. */
const LIMITS = { LCP: 1_800, CLS: 0.02, INP: 100 } as const;
/** Of several measurements the middle one counts: the machine may do something else at the moment of one. */
const TURNS = 3;
/** The pages of those who are on a slow phone, and of those who score one file after the other. */
const ROLES = new Set(['anonymous', 'applicant', 'assessor']);

type Vitals = Readonly<Record<keyof typeof LIMITS, number>>;

/** How soon a page is there and how fast it answers, on a slow phone with a slow network; and what it weighs. */
export async function vitals(survey: Survey): Promise<Outcome> {
  const began = performance.now();
  const pages = survey.pages.filter(({ place }) => ROLES.has(place.role) && ['usual', 'empty'].includes(place.state));
  const figures: { readonly page: string; readonly vitals: Vitals; readonly weights: Weights }[] = [];
  const assets = new Map<string, number>();
  for (const captured of pages) {
    const weights = await weightsOf(captured, survey.url, assets);
    figures.push({ page: captured.name, vitals: await measured(survey, captured), weights });
  }
  const faults: Fault[] = figures.flatMap(({ page, vitals: met }) =>
    beyond(met).map((what) => ({ check: 'vitals', page, what })),
  );
  return {
    check: 'vitals',
    pages: pages.length,
    looks: pages.length,
    seconds: secondsSince(began),
    faults,
    figures: figures.map(({ page, vitals: met, weights }) => ({ page, ...met, ...inKib(weights) })),
  };
}

function beyond(met: Vitals): readonly string[] {
  return (Object.keys(LIMITS) as (keyof Vitals)[])
    .filter((name) => met[name] > LIMITS[name])
    .map((name) => `${name} ${met[name]} is beyond ${LIMITS[name]}`);
}

/** Once where that is well within the limits, otherwise the middle of three. */
async function measured(survey: Survey, captured: Captured): Promise<Vitals> {
  const first = await measure(survey, captured);
  if (beyond(first).length === 0) return first;
  const all = [first];
  while (all.length < TURNS) all.push(await measure(survey, captured));
  const middle = (name: keyof Vitals) => all.map((one) => one[name]).toSorted((a, b) => a - b)[1] ?? 0;
  return { LCP: middle('LCP'), CLS: middle('CLS'), INP: middle('INP') };
}

async function measure({ url, browser, cast }: Survey, { place }: Captured): Promise<Vitals> {
  const visitor = cast.find(({ key }) => key === place.visitor);
  const page = await openSlowly(browser, visitor?.session.cookies ?? []);
  try {
    await page.goto(url + place.path, { waitUntil: 'networkidle' });
    await touch(page);
    const { lcp, cls, inp } = await page.evaluate<Record<'lcp' | 'cls' | 'inp', number>>('survey.vitals()');
    return { LCP: Math.round(lcp), CLS: Math.round(cls * 1_000) / 1_000, INP: Math.round(inp) };
  } finally {
    await page.context().close();
  }
}

/** Does what somebody would do first: opens what can be opened, chooses, types. */
async function touch(page: Page): Promise<void> {
  for (const what of ['main summary', 'main input[type=radio]', 'main input[type=checkbox]']) {
    const control = page.locator(what).first();
    if (await control.isVisible()) await control.click({ force: true });
  }
  const field = page.locator('main :is(textarea, input[type=text], input[type=email], input:not([type]))').first();
  if (!(await field.isVisible())) return page.keyboard.press('Tab');
  await field.click();
  await page.keyboard.type('Jerada');
}
