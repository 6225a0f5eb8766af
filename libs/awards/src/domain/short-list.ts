import { tieAcross, type RankedFile, type Ranking } from './ranking.js';
import type { RejectedFile } from './rejection.js';

/** Who is invited to apply in full, and who is not and why. */
export interface ShortList {
  readonly invited: readonly RankedFile[];
  readonly rejected: readonly RejectedFile[];
  /** What the invited ask for together. */
  readonly requestedMinor: number;
  /** Files with equal scores on both sides of the cut; while there are any, the list cannot be decided. */
  readonly openTie: readonly string[];
}

/**
 * The list is cut where the requested contributions reach the multiple of the lot's budget (PRAG: at least twice): the
 * file that reaches it is the last one in. `multiplePercent` is 200 for twice.
 */
export function shortListOf(ranking: Ranking, budgetMinor: number, multiplePercent: number): ShortList {
  const cut = cutAt(ranking.ranked, budgetMinor, multiplePercent);
  const invited = ranking.ranked.slice(0, cut);
  const outside = ranking.ranked.slice(cut);
  return {
    invited,
    rejected: [
      ...outside.map((file) => ({ ...file, reasonCode: 'beyondShortList' as const })),
      ...ranking.below.map((file) => ({ ...file, rank: null, reasonCode: 'belowThreshold' as const })),
    ],
    requestedMinor: invited.reduce((sum, { requestedMinor }) => sum + requestedMinor, 0),
    openTie: tieAcross(invited, outside),
  };
}

/** How many files it takes; amounts are multiplied as big integers, so that no envelope is too large to be exact. */
function cutAt(ranked: readonly RankedFile[], budgetMinor: number, multiplePercent: number): number {
  const wanted = BigInt(budgetMinor) * BigInt(multiplePercent);
  let reached = 0n;
  for (const [i, { requestedMinor }] of ranked.entries()) {
    if (reached >= wanted) return i;
    reached += BigInt(requestedMinor) * 100n;
  }
  return ranked.length;
}
