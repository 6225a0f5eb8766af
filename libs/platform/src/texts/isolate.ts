import { directionOf, type Lang } from './lang.js';

const LEFT_TO_RIGHT = /[A-Za-z\u00c0-\u024f0-9+@]/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** Wraps a run of the other direction in Unicode isolates; leaves everything else as it is. */
export function isolate(lang: Lang, text: string): string {
  const foreign = directionOf(lang) === 'rtl' ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  return foreign.test(text) && !text.startsWith('\u2068') ? `\u2068${text}\u2069` : text;
}
