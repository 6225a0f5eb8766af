import { type Typed, typedText } from '../http/read-form.js';

/** The field with a file's place in the order of a tie. */
export function placeField(applicationId: string): string {
  return `place:${applicationId}`;
}

/** The files of a tie by the places that were given; null unless each place is given once. */
export function orderIn(typed: Typed, tie: readonly string[]): readonly string[] | null {
  const placed = tie.map((id) => ({ id, place: Number(typedText(typed, placeField(id))) }));
  const places = new Set(placed.map(({ place }) => place));
  const isComplete = tie.every((_id, i) => places.has(i + 1)) && places.size === tie.length;
  return isComplete ? placed.sort((a, b) => a.place - b.place).map(({ id }) => id) : null;
}
