const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** Length as a reader counts it: a letter with its accents or vowel signs is one, and so is a line end. */
export function graphemeCount(text: string): number {
  const normal = text.normalize('NFC').replaceAll('\r\n', '\n');
  return Array.from(graphemes.segment(normal)).length;
}
