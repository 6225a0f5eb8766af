import { DomainError } from '#libs/kernel';
import type { Grid } from './grid.js';
import { faultsOf, mustFitGrid, type CommentRules, type ScoreFault, type Sheet } from './scores.js';

/** One person's reading of one file in one stage. */
export interface Assessment extends Sheet {
  readonly id: string;
  readonly assignmentId: string;
  readonly roundId: string;
  readonly personId: string;
  /** Counts the saves, so that two open windows do not overwrite each other unseen. */
  readonly version: number;
  readonly savedAt: Date;
  readonly submittedAt: Date | null;
}

/** Scores are final once submitted. */
export class AssessmentAlreadyFinal extends DomainError {
  readonly code = 'evaluation.assessment-already-final';
}

/** Something is missing; `details.faults` lists all of it. */
export class AssessmentIncomplete extends DomainError {
  readonly code = 'evaluation.assessment-incomplete';

  constructor(readonly faults: readonly ScoreFault[]) {
    super(`${faults.length} entries of the grid are missing.`, { faults, count: faults.length });
  }
}

/** Somebody saved the same draft elsewhere in the meantime. */
export class AssessmentChangedElsewhere extends DomainError {
  readonly code = 'evaluation.assessment-changed-elsewhere';
}

/** What an assessor wrote into the grid. */
export interface Draft extends Sheet {
  /** The version that the writer saw; absent where the last one to save wins. */
  readonly version?: number | undefined;
}

/** The draft with what was written; never judges completeness. */
export function saved(
  assessment: Assessment,
  draft: Draft,
  of: { readonly grid: Grid; readonly at: Date },
): Assessment {
  mustBeDraft(assessment);
  if (draft.version !== undefined && draft.version !== assessment.version) {
    throw new AssessmentChangedElsewhere('The draft was saved elsewhere.', { version: assessment.version });
  }
  mustFitGrid(of.grid, draft);
  return {
    ...assessment,
    scores: draft.scores,
    comments: draft.comments,
    version: assessment.version + 1,
    savedAt: of.at,
  };
}

/** What decides whether an assessment is complete. */
export interface Completeness {
  readonly grid: Grid;
  readonly comments: CommentRules;
}

/** The assessment made final at that moment; refuses a second time, and lists everything that is missing. */
export function finalised(assessment: Assessment, { grid, comments }: Completeness, at: Date): Assessment {
  mustBeDraft(assessment);
  const faults = faultsOf(grid, comments, assessment);
  if (faults.length > 0) throw new AssessmentIncomplete(faults);
  return { ...assessment, version: assessment.version + 1, savedAt: at, submittedAt: at };
}

function mustBeDraft(assessment: Assessment): void {
  if (assessment.submittedAt === null) return;
  throw new AssessmentAlreadyFinal('This assessment is final.', { assessmentId: assessment.id });
}
