import type { Finding } from '../fault.js';
import type { Path } from '../positions.js';
import { finding } from './check.js';

const ARABIC = /\p{Script=Arabic}/u;
const LATIN = /\p{Script=Latin}/u;
/** Marks that turn the direction of what follows; in a text they can make an amount or a date read differently. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Texts that stand in the wrong language, somewhere in the data of a call or grid. */
export function textFindings(value: unknown, path: Path = []): readonly Finding[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => textFindings(entry, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const { ar, fr, en }: { ar?: unknown; fr?: unknown; en?: unknown } = value;
  if (typeof ar === 'string' && typeof fr === 'string' && typeof en === 'string')
    return languageFindings({ ar, fr, en }, path);
  return entries.flatMap(([key, inside]) => textFindings(inside, [...path, key]));
}

function languageFindings(
  { ar, fr, en }: Readonly<Record<'ar' | 'fr' | 'en', string>>,
  path: Path,
): readonly Finding[] {
  const found: Finding[] = [];
  if (LATIN.test(fr) && !ARABIC.test(ar))
    found.push(finding('notArabic', [...path, 'ar'], 'this text is not in Arabic'));
  for (const [language, text] of [
    ['fr', fr],
    ['en', en],
  ] as const) {
    if (ARABIC.test(text)) found.push(finding('wrongLanguage', [...path, language], 'this text holds Arabic letters'));
  }
  for (const [language, text] of Object.entries({ ar, fr, en })) {
    if (DIRECTION_MARKS.test(text))
      found.push(finding('directionMark', [...path, language], 'take out the invisible direction marks'));
  }
  return found;
}
