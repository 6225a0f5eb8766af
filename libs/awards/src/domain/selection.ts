import { tieAcross, type RankedFile, type Ranking } from './ranking.js';
import type { RejectedFile } from './rejection.js';

/** Who is provisionally selected, who waits on the reserve list in which order, and who is not selected. */
export interface Selection {
  readonly selected: readonly RankedFile[];
  readonly reserve: readonly RankedFile[];
  readonly rejected: readonly RejectedFile[];
  /** What the selected ask for together. */
  readonly selectedMinor: number;
  /** Files with equal scores whose order decides something; while there are any, nothing can be decided. */
  readonly openTie: readonly string[];
}

/** What a selection may spend, and whether a smaller file may overtake one that does not fit. */
export interface Envelope {
  readonly budgetMinor: number;
  readonly fillRemainder: boolean;
}

/**
 * Selects from the top until a file does not fit into what is left of the lot's budget; that one and all below it form
 * the reserve list. Only where the call says so, smaller files further down may use what is left (R21).
 */
export function selectionOf(ranking: Ranking, envelope: Envelope): Selection {
  const fits = fitting(ranking.ranked, envelope);
  const selected = ranking.ranked.filter((file) => fits.has(file));
  const reserve = ranking.ranked.filter((file) => !fits.has(file));
  return {
    selected,
    reserve,
    rejected: ranking.below.map((file) => ({ ...file, rank: null, reasonCode: 'belowThreshold' as const })),
    selectedMinor: sumOf(selected),
    openTie: [...new Set([...tieAcross(selected, reserve), ...tiesWithin(reserve)])].sort(),
  };
}

function fitting(ranked: readonly RankedFile[], { budgetMinor, fillRemainder }: Envelope): ReadonlySet<RankedFile> {
  const chosen = new Set<RankedFile>();
  let left = budgetMinor;
  for (const file of ranked) {
    const fits = file.requestedMinor <= left;
    if (!fits && !fillRemainder) break;
    if (!fits) continue;
    chosen.add(file);
    left -= file.requestedMinor;
  }
  return chosen;
}

/** The order inside the reserve list decides who moves up first. */
function tiesWithin(reserve: readonly RankedFile[]): readonly string[] {
  return reserve.flatMap(({ applicationId, tiedWith }) => (tiedWith.length > 0 ? [applicationId] : []));
}

function sumOf(files: readonly RankedFile[]): number {
  return files.reduce((sum, { requestedMinor }) => sum + requestedMinor, 0);
}
