// @ts-check

/** What sets no mark and only steers the writing: Typst follows it, no font needs it. */
const INVISIBLE = /^(?:[\u00ad\u200b-\u200f\u2060-\u2069\ufeff]|\p{Variation_Selector})$/u;

/**
 * The same document with texts that can be set: no controls, no halves of characters, and a character that no font has
 * as its code, so that the print says what stands there instead of hiding it.
 * @param {unknown} value @param {ReadonlySet<number>} glyphs @returns {unknown}
 */
export function printable(value, glyphs) {
  if (typeof value === 'string') return printableText(value, glyphs);
  if (Array.isArray(value)) return value.map((one) => printable(one, glyphs));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, printable(one, glyphs)]));
}

/** @param {string} text @param {ReadonlySet<number>} glyphs @returns {string} */
export function printableText(text, glyphs) {
  // Overrides of direction could show an amount turned round; marks and isolates may stay.
  const clean = text
    .toWellFormed()
    .replaceAll(/[\u202a-\u202e]/g, '')
    .normalize('NFC');
  return [...clean]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (character === '\n' || character === '\t') return character;
      if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return '';
      if (code === 0x202f || code === 0x2009) return '\u00a0';
      if (INVISIBLE.test(character)) return character;
      return glyphs.has(code) ? character : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    })
    .join('');
}
