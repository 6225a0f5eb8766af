import { rankingOf, type RankingRules, type ScoredFile } from './ranking.js';
import type { RejectionCode } from './rejection.js';
import { selectionOf } from './selection.js';
import { shortListOf } from './short-list.js';
import type { Stage } from './stage.js';

/** What a decision on a lot makes of a file. */
export const OUTCOMES = [
  'shortListed',
  'notShortListed',
  'provisionallySelected',
  'placedOnReserve',
  'notSelected',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One file in a decision. */
export interface DecidedFile extends Omit<ScoredFile, 'missed'> {
  readonly rank: number | null;
  readonly missed: readonly string[];
  readonly outcome: Outcome;
  /** Why it is not taken on; null where it is. */
  readonly reasonCode: RejectionCode | null;
  readonly tiedWith: readonly string[];
}

/** What the rules of the call make of the scores of a lot, ready to be confirmed. */
export interface LotDecision {
  readonly stage: Stage;
  readonly budgetMinor: number;
  /** What the list is cut at: the multiple of the budget, or the budget itself. */
  readonly limitMinor: number;
  /** What those above the cut ask for together. */
  readonly takenMinor: number;
  /** In rank order, then those below a threshold. */
  readonly files: readonly DecidedFile[];
  readonly openTie: readonly string[];
}

/** What a call says about the ranking of its lots. */
export interface LotRules extends RankingRules {
  readonly budgetMinor: number;
  readonly shortListPercent: number;
  readonly fillRemainder: boolean;
}

/** The decision that follows from the scores: nobody types an outcome. */
export function lotDecision(stage: Stage, files: readonly ScoredFile[], rules: LotRules): LotDecision {
  const ranking = rankingOf(files, rules);
  return stage === 'conceptNote' ? asShortList(ranking, rules) : asSelection(ranking, rules);
}

type Ranking = ReturnType<typeof rankingOf>;

function asShortList(ranking: Ranking, { budgetMinor, shortListPercent }: LotRules): LotDecision {
  const { invited, rejected, requestedMinor, openTie } = shortListOf(ranking, budgetMinor, shortListPercent);
  const ties = new Map(ranking.ranked.map(({ applicationId, tiedWith }) => [applicationId, tiedWith]));
  return {
    stage: 'conceptNote',
    budgetMinor,
    limitMinor: Math.floor((budgetMinor * shortListPercent) / 100),
    takenMinor: requestedMinor,
    files: [
      ...invited.map((file) => ({ ...file, outcome: 'shortListed' as const, reasonCode: null })),
      ...rejected.map((file) => ({
        ...file,
        outcome: 'notShortListed' as const,
        tiedWith: ties.get(file.applicationId) ?? [],
      })),
    ],
    openTie,
  };
}

function asSelection(ranking: Ranking, { budgetMinor, fillRemainder }: LotRules): LotDecision {
  const { selected, reserve, rejected, selectedMinor, openTie } = selectionOf(ranking, { budgetMinor, fillRemainder });
  const taken = [
    ...selected.map((file) => ({ ...file, outcome: 'provisionallySelected' as const, reasonCode: null })),
    ...reserve.map((file) => ({ ...file, outcome: 'placedOnReserve' as const, reasonCode: null })),
  ].sort((a, b) => a.rank - b.rank);
  return {
    stage: 'fullApplication',
    budgetMinor,
    limitMinor: budgetMinor,
    takenMinor: selectedMinor,
    files: [...taken, ...rejected.map((file) => ({ ...file, outcome: 'notSelected' as const, tiedWith: [] }))],
    openTie,
  };
}

/** One line that is equal where, and only where, the same decision was seen; a confirmation names its hash. */
export function canonicalText(place: { readonly callId: string; readonly lot: string }, decision: LotDecision): string {
  const files = decision.files.map(({ applicationId, outcome, rank, total, requestedMinor }) => [
    applicationId,
    outcome,
    rank,
    total,
    requestedMinor,
  ]);
  return JSON.stringify([place.callId, place.lot, decision.stage, decision.budgetMinor, decision.limitMinor, files]);
}
