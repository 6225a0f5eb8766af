import { placeOf } from './seeded-order.js';

/** Somebody who may be given a file, with the number of files of this stage that they have had so far. */
export interface Candidate {
  readonly personId: string;
  readonly load: number;
}

/** What is to be given out. */
export interface Vacancy {
  /** The application; with the stage it seeds the order among equals. */
  readonly seed: string;
  readonly needed: number;
  /** People who had this file in this stage before, declared a conflict with it, or belong to its organisation. */
  readonly excluded: ReadonlySet<string>;
}

/**
 * The people who get the file: those with the fewest files first, among equals in an order drawn from the seed. Fewer
 * than needed where there are not enough; the rest is given out when somebody joins.
 */
export function assigned(candidates: readonly Candidate[], vacancy: Vacancy): readonly string[] {
  return candidates
    .filter(({ personId }) => !vacancy.excluded.has(personId))
    .map((candidate) => ({ ...candidate, place: placeOf(vacancy.seed, candidate.personId) }))
    .sort((a, b) => a.load - b.load || a.place - b.place || (a.personId < b.personId ? -1 : 1))
    .slice(0, Math.max(0, vacancy.needed))
    .map(({ personId }) => personId);
}
