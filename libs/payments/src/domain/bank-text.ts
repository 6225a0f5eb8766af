/** Letters that a decomposition does not turn into a plain letter, and marks that banks write otherwise. */
const PLAIN: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  ß: 'ss',
  ł: 'l',
  Ł: 'L',
  '’': "'",
  '‘': "'",
  '–': '-',
  '—': '-',
  '«': "'",
  '»': "'",
  '“': "'",
  '”': "'",
  '&': '+',
  _: '-',
};

/**
 * A text in the letters that every bank takes: `a-z A-Z 0-9 / - ? : ( ) . , ' +` and the space. Accents are dropped, other
 * scripts give nothing: an empty result means that a person has to write the name in Latin letters.
 */
export function bankText(text: string, longest: number): string {
  const latin = [...text]
    .map((letter) => PLAIN[letter] ?? letter)
    .join('')
    .normalize('NFD');
  const kept = latin.replace(/\p{M}/gu, '').replace(/[^a-zA-Z0-9/\-?:().,'+ ]/gu, ' ');
  const single = kept.replace(/ {2,}/gu, ' ').trim();
  return /[a-zA-Z0-9]/u.test(single) ? single.slice(0, longest).trim() : '';
}
