import type { Lang } from './lang.js';

const WIDE = '\u00a0';
const NARROW = '\u202f';

/**
 * French signs stay with their word: catalogues are written with ordinary spaces, as everybody types them, and no line
 * may begin with a question mark. The `::` of a number's skeleton is no sign.
 */
export function withBoundSigns(lang: Lang, text: string): string {
  if (lang !== 'fr') return text;
  return text
    .replaceAll(/ (?=:(?!:))| (?=»)/g, WIDE)
    .replaceAll(/(?<=«) /g, WIDE)
    .replaceAll(/ (?=[;?!])/g, NARROW);
}
