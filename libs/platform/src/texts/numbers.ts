import { LOCALE, type Lang } from './lang.js';

/**
 * French and Arabic group by a space that never breaks: a plain one turns an amount round in right-to-left text. The
 * narrow one of the fonts is too narrow to be seen.
 */
const GROUP: Readonly<Record<Lang, string | null>> = { fr: '\u00a0', ar: '\u00a0', en: null };

/** What a number may be given as; a string keeps every digit of a decimal. */
export type Numeric = number | bigint | Intl.StringNumericLiteral;

const kept = new Map<string, Intl.NumberFormat>();

/** A number in the digits and separators of the language. */
export function numberIn(lang: Lang, value: Numeric, options: Intl.NumberFormatOptions = {}): string {
  return regrouped(lang, numberFormat(lang, options).formatToParts(value));
}

/** Joins what `formatToParts` gave, with our own separator of thousands. */
function regrouped(lang: Lang, parts: readonly Intl.NumberFormatPart[]): string {
  const joined = parts.map((part) => (part.type === 'group' ? (GROUP[lang] ?? part.value) : part.value)).join('');
  return joined.replaceAll('\u202f', '\u00a0');
}

function numberFormat(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${lang}${JSON.stringify(options)}`;
  const found = kept.get(key) ?? new Intl.NumberFormat(LOCALE[lang], options);
  kept.set(key, found);
  return found;
}
