import type { Lang } from './lang.js';

const WIDE = '\u00a0';
const NARROW = '\u202f';

/**
 * Signs stay with their word: texts are written with ordinary spaces, as everybody types them, and no line may begin with
 * a dash, nor in French with a question mark, with the number of “n°” or with the hundreds of a
 * number. The `::` of a number's skeleton is no sign.
 */
export function withBoundSigns(lang: Lang, text: string): string {
  const bound = withBoundDashes(text);
  if (lang !== 'fr') return bound;
  return bound
    .replaceAll(/ (?=:(?!:))| (?=»)|(?<=\d) (?=\d{3}(?!\d))/g, WIDE)
    .replaceAll(/(?<=«|\bn°) /g, WIDE)
    .replaceAll(/ (?=[;?!])/g, NARROW);
}

/** A dash between two words stays with the first. */
export function withBoundDashes(text: string): string {
  return text.replaceAll(/(?<=\S) (?=– )/g, WIDE);
}
