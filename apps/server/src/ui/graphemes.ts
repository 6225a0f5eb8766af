const segmenter = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/**
 * How long a text is for the person who wrote it: an Arabic letter with its vowel signs or an accented letter is one.
 * The page's counter counts the same way, so both always agree. Line ends count once, however the browser sent them.
 */
export function countGraphemes(text: string): number {
  return [...segmenter.segment(text.replaceAll('\r\n', '\n'))].length;
}
