import { COMMON_STEMS } from './common-passwords.js';

export const SHORTEST_PASSWORD = 12;
/** Long enough for any sentence; short enough that nobody makes us hash a megabyte. */
export const LONGEST_PASSWORD = 200;

export type PasswordFault = 'tooShort' | 'tooLong' | 'common' | 'personal';

/** The same password typed on another keyboard is the same password (NIST SP 800-63B: normalise before hashing). */
export function normalisedPassword(text: string): string {
  return text.normalize('NFKC');
}

/**
 * Why a password cannot be taken, or null. Length and not being guessable are all that is asked: rules of composition
 * make people choose worse ones. `personal` are the words an attacker knows: name, address of the account.
 */
export function passwordFault(text: string, personal: readonly string[]): PasswordFault | null {
  const length = [...normalisedPassword(text)].length;
  if (length < SHORTEST_PASSWORD) return 'tooShort';
  if (length > LONGEST_PASSWORD) return 'tooLong';
  const plain = plainOf(text);
  if (isMonotonous(plain) || withoutCommon(plain) < MEANT_LETTERS) return 'common';
  return withoutWords(plain, personalWords(personal)).length < MEANT_LETTERS ? 'personal' : null;
}

/** How many letters must be left when everything that everybody would try is taken away. */
const MEANT_LETTERS = 5;

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Small letters without accents; digits and signs stay, because they may be what was meant. */
function plainOf(text: string): string {
  return normalisedPassword(text)
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '');
}

/** `aaaaaaaaaaaa`, `abcabcabcabc`, `123456789012`: less than four different signs, one repeated piece, one row of keys. */
function isMonotonous(plain: string): boolean {
  if (new Set(plain).size < 4) return true;
  if (/^(.{1,6})\1+$/u.test(plain)) return true;
  return isRow(plain);
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
];

function isRow(plain: string): boolean {
  const backwards = [...plain].reverse().join('');
  return ROWS.some((row) => row.includes(plain) || row.includes(backwards));
}

/** Counts what is left of a password after its common words, years and the signs at its ends are taken away. */
function withoutCommon(plain: string): number {
  const core = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const readings = [plain, asLetters(plain), asLetters(core)];
  return Math.min(...readings.map((reading) => withoutWords(reading, COMMON_STEMS).length));
}

/** `p4ssw0rd` as it is meant. */
function asLetters(text: string): string {
  return [...text].map((sign) => LEET[sign] ?? sign).join('');
}

function withoutWords(plain: string, words: readonly string[]): string {
  const longestFirst = [...words].sort((left, right) => right.length - left.length);
  const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), plain);
  return left
    .replaceAll(/(19|20)\d\d/gu, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/^\d+|\d+$/gu, '');
}

function personalWords(personal: readonly string[]): readonly string[] {
  return personal.flatMap((text) => plainOf(text).split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 4);
}
