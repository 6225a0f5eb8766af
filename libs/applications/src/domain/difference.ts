/** How one text became another: from a place on, something was taken out and something else put there. */
export interface Difference {
  readonly place: number;
  readonly removed: string;
  readonly added: string;
}

/** The smallest single change that leads from one text to the other; it never cuts a character in two. */
export function differenceOf(before: string, after: string): Difference {
  const shorter = Math.min(before.length, after.length);
  let place = 0;
  while (place < shorter && before[place] === after[place]) place += 1;
  if (isFirstHalf(before, place - 1) || isFirstHalf(after, place - 1)) place -= 1;
  let same = 0;
  const most = shorter - place;
  while (same < most && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  if (isSecondHalf(before, before.length - same) || isSecondHalf(after, after.length - same)) same -= 1;
  return {
    place,
    removed: before.slice(place, before.length - same),
    added: after.slice(place, after.length - same),
  };
}

/** The text before a change; null where the change does not lead to this text. */
export function undone(after: string, { place, removed, added }: Difference): string | null {
  if (after.slice(place, place + added.length) !== added) return null;
  return after.slice(0, place) + removed + after.slice(place + added.length);
}

function isFirstHalf(text: string, i: number): boolean {
  return /[\ud800-\udbff]/.test(text[i] ?? '');
}

function isSecondHalf(text: string, i: number): boolean {
  return /[\udc00-\udfff]/.test(text[i] ?? '');
}
