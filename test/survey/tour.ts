import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Captured } from './captured.js';
import type { Outcome } from './faults.js';
import { Screen } from './screen.js';
import type { Survey } from './survey.js';

/** One grant from its call to its payment, as the people who do it see it. */
const STEPS: readonly (readonly [name: string, route: string, role: string])[] = [
  ['1-publish', '/publication/:code', 'officer'],
  ['2-submit', '/applications/:id', 'applicant'],
  ['3-check', '/files/:id/checks/:kind', 'officer'],
  ['4-score', '/assessments/:id', 'assessor'],
  ['5-award', '/calls/:code/ranking/:stage/:lot', 'chair'],
  ['6-pay', '/payments/:id', 'financeOfficer'],
];
const SIZE = { width: 1280, height: 860 } as const;
const PLACE = path.join('docs', 'tour');

/** The six pictures of the README, taken anew. */
export async function tour({ browser, url, pages }: Survey): Promise<Outcome> {
  const begun = performance.now();
  mkdirSync(PLACE, { recursive: true });
  const screen = await Screen.open(browser, url);
  await screen.as({ theme: 'light', width: SIZE.width });
  const missing: string[] = [];
  for (const [name, route, role] of STEPS) {
    const shown = pages.find(({ place }) => place.route === route && place.role === role && place.state === 'usual');
    if (shown) await take(screen, shown, name);
    else missing.push(route);
  }
  await screen.close();
  const faults = missing.map((route) => ({ check: 'tour', page: route, what: 'nobody came here' }));
  const seconds = Math.round((performance.now() - begun) / 1000);
  return { check: 'tour', pages: STEPS.length, looks: STEPS.length, seconds, faults };
}

async function take(screen: Screen, shown: Captured, name: string): Promise<void> {
  const page = await screen.show(shown, 'en');
  await page.screenshot({
    path: path.join(PLACE, `${name}.jpg`),
    type: 'jpeg',
    quality: 78,
    clip: { x: 0, y: 0, ...SIZE },
  });
}
