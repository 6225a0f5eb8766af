import type { Page } from 'playwright-core';
import type { Outcome } from './faults.js';
import type { Look } from './screen.js';
import { lookThrough, type Found, type Survey } from './survey.js';

/** Wide, narrow and from right to left, light and dark: each of them once. */
const LOOKS: readonly Look[] = [
  { lang: 'fr', theme: 'light', width: 1280 },
  { lang: 'ar', theme: 'dark', width: 320 },
];
/** 320 px is also what 1280 px become at 400 %. */
const NARROWEST = 320;
/** Some fields stop the key more than once: the parts of a date. */
const FURTHER_PRESSES = 15;

/** A robot that goes through every page by keyboard, there and back; and whether 320 px are enough for everything. */
export function keys(survey: Survey): Promise<Outcome> {
  return lookThrough('keys', survey, async (screen, _captured, lang) => {
    const found: Found[] = [];
    for (const look of LOOKS.filter((one) => one.lang === lang)) {
      await screen.as(look);
      found.push({ look, what: await goThrough(screen.page) });
    }
    const narrow = { lang, theme: 'light', width: NARROWEST } as const;
    await screen.as(narrow);
    return [...found, { look: narrow, what: await fits(screen.page) }];
  });
}

/** Forwards to the end, then backwards from there. */
async function goThrough(page: Page): Promise<readonly string[]> {
  const stops: number = await page.evaluate('survey.keys.begin()');
  await press(page, 'Tab', stops);
  const forwards: readonly string[] = await page.evaluate(`survey.keys.result('forwards')`);
  await page.evaluate('survey.keys.turn()');
  await press(page, 'Shift+Tab', stops);
  const backwards: readonly string[] = await page.evaluate(`survey.keys.result('backwards')`);
  return [...new Set([...forwards, ...backwards])];
}

/** Pressed as if it were held: the browser is asked for all of them at once, which takes a tenth of the time. */
async function press(page: Page, key: string, stops: number): Promise<void> {
  await Promise.all(Array.from({ length: stops }, () => page.keyboard.press(key)));
  for (let more = 0; more < FURTHER_PRESSES; more += 1) {
    if (await page.evaluate('survey.keys.isThrough()')) return;
    await page.keyboard.press(key);
  }
}

/** Nothing needs scrolling in two dimensions, as it is and with names as long as anybody's. */
async function fits(page: Page): Promise<readonly string[]> {
  const usual: readonly string[] = await page.evaluate('[...survey.beyondTheEdge(), ...survey.cutOff()]');
  await page.evaluate('survey.lengthen()');
  const long: readonly string[] = await page.evaluate('[...survey.beyondTheEdge(), ...survey.cutOff()]');
  return [
    ...usual.map((what) => `does not fit: ${what}`),
    ...(usual.length > 0 ? [] : long.map((what) => `does not fit with long names: ${what}`)),
  ];
}
