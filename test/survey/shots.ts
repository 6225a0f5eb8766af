import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contactSheet, type Picture } from './contact-sheet.js';
import type { Outcome } from './faults.js';
import type { Look, Screen } from './screen.js';
import { isWanted, lookThrough, type Found, type Survey } from './survey.js';

const LOOKS = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
  { theme: 'light', width: 390 },
  { theme: 'dark', width: 390 },
] as const;
/** A list of hundreds of rows says nothing after the first screens, and costs a second a picture. */
const MOST_HEIGHT = 6_000;

/** A picture of every page in every language, theme and width, and a sheet that shows all of them. */
export async function shots(survey: Survey): Promise<Outcome> {
  mkdirSync(survey.out, { recursive: true });
  const pictures: Picture[] = [];
  const outcome = await lookThrough('shots', survey, async (screen, { name }, lang) => {
    const found: Found[] = [];
    for (const how of LOOKS.filter((one) => isWanted(survey, one))) {
      const look = { lang, ...how };
      await screen.as(look);
      pictures.push(await take(screen, name, look, survey.out));
      found.push({ look, what: await tooWide(screen, look) });
    }
    return found;
  });
  writeFileSync(path.join(survey.out, 'index.html'), contactSheet(survey.pages, pictures));
  return outcome;
}

async function take({ page }: Screen, name: string, look: Look, out: string): Promise<Picture> {
  const file = `${name}.${look.lang}.${look.theme}.${look.width}.jpg`;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width: look.width, height: Math.min(height, MOST_HEIGHT) };
  await page.screenshot({ path: path.join(out, file), type: 'jpeg', quality: 72, fullPage: true, clip });
  return { name, look, file };
}

async function tooWide({ page }: Screen, { width }: Look): Promise<readonly string[]> {
  const needed = await page.evaluate(() => document.documentElement.scrollWidth);
  return needed > width ? [`needs ${needed} px, not ${width}`] : [];
}
