import { DomainError } from '#libs/kernel';

/** What of two organisations looks as if they were one. */
export const SAME_SIGNS = ['rib', 'receiptNumber', 'ice', 'name', 'nameAr'] as const;
export type SameSign = (typeof SAME_SIGNS)[number];

/** What is compared. */
export interface Comparable {
  readonly id: string;
  readonly name: string;
  readonly nameAr: string | null;
  readonly ice: string | null;
  readonly receiptNumber: string | null;
  readonly rib: string | null;
  readonly region: string;
}

export interface SuspectedPair {
  /** The lower id first: a pair is found once. */
  readonly firstId: string;
  readonly secondId: string;
  readonly signs: readonly SameSign[];
}

/** There are no such two organisations that were put side by side. */
export class PairNotFound extends DomainError {
  readonly code = 'identity.pair-not-found';
}

/** From here on two names are taken for one: a letter or a word apart, not a place or a purpose. */
const ALIKE = 0.7;

/** Words that say what every association is, in both scripts and as they are shortened. */
const COMMON = new Set(
  'association associations assoc ass asso federation fondation cooperative ong l d de du des la le les et pour jm3iya جمعيه الجمعيه فيدراليه موسسه تعاونيه'.split(
    ' ',
  ),
);

const TASHKEEL = /[\u064b-\u065f\u0670\u0640]/gu;
const LATIN_MARKS = /[\u0300-\u036f]/gu;

/**
 * A name without what people write differently: accents and capitals; vowel signs, the forms of alef, final ya and ta
 * marbuta, the article; and the words that every association has in its name.
 */
export function comparableName(name: string): string {
  const letters = name
    .normalize('NFC')
    .replace(TASHKEEL, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('ؤ', 'و')
    .replaceAll('ئ', 'ي')
    .normalize('NFKD')
    .replace(LATIN_MARKS, '')
    .toLowerCase();
  const words = letters.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !COMMON.has(word));
  return words.map((word) => (word.length > 4 && word.startsWith('ال') ? word.slice(2) : word)).join(' ');
}

/** How much two comparable names have in common, from 0 to 1: shared groups of three letters, word by word. */
export function similarity(left: string, right: string): number {
  const [one, other] = [trigrams(left), trigrams(right)];
  const shared = [...one].filter((group) => other.has(group)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Every two of these organisations that may be one, each once. Names are compared where they share a word. */
export function suspectedPairs(organisations: readonly Comparable[]): readonly SuspectedPair[] {
  const known = organisations.map((organisation) => ({
    ...organisation,
    name: comparableName(organisation.name),
    nameAr: organisation.nameAr === null ? null : comparableName(organisation.nameAr),
    receiptNumber: organisation.receiptNumber?.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase() ?? null,
  }));
  const pairs = new Map<string, SuspectedPair>();
  for (const group of groupsOf(known)) {
    for (const [first, second] of pairsIn(group)) {
      const key = `${first.id} ${second.id}`;
      if (first.id === second.id || pairs.has(key)) continue;
      const signs = signsOf(first, second);
      if (signs.length > 0) pairs.set(key, { firstId: first.id, secondId: second.id, signs });
    }
  }
  return [...pairs.values()];
}

/** Every two of a group, the smaller id first. */
function pairsIn(group: readonly Comparable[]): readonly (readonly [Comparable, Comparable])[] {
  return group.flatMap((left, place) =>
    group.slice(place + 1).map((right) => (left.id < right.id ? ([left, right] as const) : ([right, left] as const))),
  );
}

/** Those that have a number or a word of their name in common; a word that very many have says nothing. */
function groupsOf(organisations: readonly Comparable[]): readonly (readonly Comparable[])[] {
  const groups = new Map<string, Comparable[]>();
  for (const organisation of organisations) {
    const { rib, ice, receiptNumber, region, name, nameAr } = organisation;
    const numbers = [rib && `rib ${rib}`, ice && `ice ${ice}`, receiptNumber && `receipt ${region} ${receiptNumber}`];
    const words = `${name} ${nameAr ?? ''}`.split(' ').filter((word) => word.length > 2);
    for (const key of new Set([...numbers, ...words])) {
      if (key) groups.set(key, [...(groups.get(key) ?? []), organisation]);
    }
  }
  return [...groups.values()].filter(({ length }) => length > 1 && length <= LARGEST_GROUP);
}

const LARGEST_GROUP = 500;

/** Receipts are numbered by each local authority: the same number counts within a region. */
function signsOf(left: Comparable, right: Comparable): readonly SameSign[] {
  const isEqual = (of: 'rib' | 'ice' | 'receiptNumber') =>
    left[of] !== null && left[of] !== '' && left[of] === right[of];
  const signs: [SameSign, boolean][] = [
    ['rib', isEqual('rib')],
    ['receiptNumber', isEqual('receiptNumber') && left.region === right.region],
    ['ice', isEqual('ice')],
    ['name', similarity(left.name, right.name) >= ALIKE],
    ['nameAr', similarity(left.nameAr ?? '', right.nameAr ?? '') >= ALIKE],
  ];
  return signs.filter(([, isThere]) => isThere).map(([sign]) => sign);
}

function trigrams(text: string): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const word of text.split(' ').filter(Boolean)) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) groups.add(padded.slice(at, at + 3));
  }
  return groups;
}
