import { DomainError } from '#libs/kernel';
import type { Divergence } from './divergence.js';
import type { RoundResult } from './round-result.js';
import type { Stage } from './stage.js';
import type { Transferred } from './totals.js';

/** The assessments of one file in one stage. */
export interface Round {
  readonly id: string;
  readonly callId: string;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly lot: string;
  readonly stage: Stage;
  /** Final assessments by people without a conflict that the round needs. */
  readonly required: number;
  readonly transferred: Transferred;
  readonly divergence: Divergence | null;
  readonly openedAt: Date;
  /** Null while assessments are awaited. */
  readonly completed: { readonly at: Date; readonly result: RoundResult } | null;
}

/** Assessments of this file are not awaited now: it was decided on, or withdrawn. */
export class RoundNotOpen extends DomainError {
  readonly code = 'evaluation.round-not-open';
}

/** As many people read the file as it needs. */
export class NoVacancy extends DomainError {
  readonly code = 'evaluation.no-vacancy';
}

/** Not an assessor of the call, in conflict with the file, or somebody who had it before. */
export class ReaderNotPossible extends DomainError {
  readonly code = 'evaluation.reader-not-possible';
}

/** One more assessment is asked for; the result that was there is no result any more. */
export function reopened(round: Round, finalAssessments: number): Round {
  if (!round.completed) throw new RoundNotOpen('Assessments of this file are still awaited.', { roundId: round.id });
  return { ...round, required: finalAssessments + 1, completed: null };
}
