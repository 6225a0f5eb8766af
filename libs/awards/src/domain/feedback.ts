import type { Stage } from './stage.js';

/** What a call lets applicants see of their evaluation; `calls` has the same words. */
export interface FeedbackAllowed {
  readonly scores: 'none' | 'total' | 'perCriterion';
  readonly comments: boolean;
  readonly after: 'decision' | 'awards';
}

/** A final assessment that counted towards the result, without whose it is. */
export interface CountedAssessment {
  readonly stage: Stage;
  readonly scores: Readonly<Record<string, number>>;
  readonly comments: Readonly<Record<string, string>>;
}

/** The result of a stage that is complete, in halves of a point. */
export interface StageResult {
  readonly stage: Stage;
  readonly total: number;
}

/** What an applicant is shown of one stage. */
export interface Feedback {
  readonly stage: Stage;
  /** In halves of a point; null where the call shows no scores. */
  readonly total: number | null;
  readonly assessments: readonly Omit<CountedAssessment, 'stage'>[];
}

const UNDECIDED = /^(?:draft|submitted|eligibilityCheck|scoring)(?:\.|$)|^award\.(?:reserve|proposed)$/;
const AWARDS_DECIDED: readonly string[] = ['contracting', 'running', 'archived'];

/** Whether the time has come that the call names. A file that its own people gave up was never decided. */
export function isFeedbackDue(
  { after }: FeedbackAllowed,
  { states, callState }: { readonly states: readonly string[]; readonly callState: string },
): boolean {
  const isOver = states.some((state) => state === 'withdrawn' || state === 'lapsed');
  if (isOver || states.some((state) => UNDECIDED.test(state))) return false;
  return after === 'decision' || AWARDS_DECIDED.includes(callState);
}

/** As much of the evaluation as the call allows, the first stage first. */
export function feedbackOf(
  allowed: FeedbackAllowed,
  results: readonly StageResult[],
  assessments: readonly CountedAssessment[],
): readonly Feedback[] {
  if (allowed.scores === 'none' && !allowed.comments) return [];
  return results.map(({ stage, total }) => ({
    stage,
    total: allowed.scores === 'none' ? null : total,
    assessments: shown(
      allowed,
      assessments.filter((assessment) => assessment.stage === stage),
    ),
  }));
}

function shown(
  { scores: shownScores, comments: areCommentsShown }: FeedbackAllowed,
  assessments: readonly CountedAssessment[],
): Feedback['assessments'] {
  if (shownScores !== 'perCriterion' && !areCommentsShown) return [];
  return assessments.map(({ scores, comments }) => ({
    scores: shownScores === 'perCriterion' ? scores : {},
    comments: areCommentsShown ? comments : {},
  }));
}
