import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Captured } from './captured.js';
import type { Outcome } from './faults.js';
import { Screen } from './screen.js';
import { secondsSince, type Survey } from './survey.js';

/** A page of the tour: a page that several roles see is kept for one of them, rather for these. */
interface Step {
  readonly name: string;
  readonly route: string;
  readonly roles: readonly string[];
  /** What it must not show: it would be another moment of the story. */
  readonly without?: string;
}

/** One grant from its call to its payment, as the people who do it see it. */
const STEPS: readonly Step[] = [
  { name: '1-publish', route: '/publication/:code', roles: ['officer', 'authority'] },
  { name: '2-submit', route: '/applications/:id', roles: ['applicant'], without: '/submitted/' },
  { name: '3-check', route: '/files/:id/checks/:kind', roles: ['officer'] },
  { name: '4-score', route: '/assessments/:id', roles: ['assessor'] },
  { name: '5-award', route: '/calls/:code/ranking/:stage/:lot', roles: ['chair', 'committeeMember'] },
  { name: '6-pay', route: '/payments/:id', roles: ['financeOfficer'] },
];
const SIZE = { width: 1280, height: 860 } as const;
const LANG = 'en';
const PLACE = path.join('docs', 'tour');

/** The six pictures of the README, taken anew. */
export async function tour({ browser, url, pages }: Survey): Promise<Outcome> {
  const begun = performance.now();
  mkdirSync(PLACE, { recursive: true });
  const screen = await Screen.open(browser, url);
  await screen.as({ theme: 'light', width: SIZE.width });
  const missing: string[] = [];
  for (const step of STEPS) {
    const shown = pageOf(step, pages);
    if (shown) await take(screen, shown, step.name);
    else missing.push(step.route);
  }
  await screen.close();
  const faults = missing.map((route) => ({ check: 'tour', page: route, what: 'nobody came here' }));
  return { check: 'tour', pages: STEPS.length, looks: STEPS.length, seconds: secondsSince(begun), faults };
}

function pageOf({ route, roles, without }: Step, pages: readonly Captured[]): Captured | undefined {
  const fit = pages.filter(
    ({ place, answers }) =>
      place.route === route &&
      place.state === 'usual' &&
      (without === undefined || !answers.get(LANG)?.body.includes(without)),
  );
  return roles.flatMap((role) => fit.filter(({ place }) => place.role === role))[0];
}

async function take(screen: Screen, shown: Captured, name: string): Promise<void> {
  const page = await screen.show(shown, LANG);
  await page.screenshot({
    path: path.join(PLACE, `${name}.jpg`),
    type: 'jpeg',
    quality: 78,
    clip: { x: 0, y: 0, ...SIZE },
  });
}
