/** A file that waits on the reserve list of a lot. */
export interface Waiting {
  readonly applicationId: string;
  readonly rank: number;
  readonly amountMinor: number;
}

/** What is free of a lot's budget, and whether a smaller file may overtake one that does not fit. */
export interface Free {
  readonly freeMinor: number;
  readonly fillRemainder: boolean;
}

/**
 * The next that moves up: the first of the list, if it fits into what is free. One that does not fit is overtaken by a
 * smaller one behind it only where the call says so (R21); otherwise it moves up when more becomes free.
 */
export function nextToMoveUp(list: readonly Waiting[], { freeMinor, fillRemainder }: Free): Waiting | null {
  const ordered = [...list].sort((a, b) => a.rank - b.rank);
  const candidates = fillRemainder ? ordered : ordered.slice(0, 1);
  return candidates.find(({ amountMinor }) => amountMinor <= freeMinor) ?? null;
}
