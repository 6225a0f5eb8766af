import { z } from 'zod';
import { period } from './words.js';

/** How much of its evaluation an applicant is shown, and from when on. Who assessed is never part of it. */
export const feedback = z.strictObject({
  scores: z.enum(['none', 'total', 'perCriterion']),
  comments: z.boolean(),
  /** `decision`: as soon as their own file is decided; `awards`: once the awards of the call are. */
  after: z.enum(['decision', 'awards']),
});

/** How long an applicant may complain after a decision, and by when it is answered, and the file reopened. */
export const complaints = z.strictObject({ within: period, answer: period, reopening: period });

export type FeedbackRules = z.output<typeof feedback>;
export type ComplaintRules = z.output<typeof complaints>;

/** A call that says nothing shows nothing. */
export const NO_FEEDBACK: FeedbackRules = { scores: 'none', comments: false, after: 'decision' };
/** What holds in a call that says nothing else: the answer within 45 days, as PRAG has it. */
export const USUAL_COMPLAINTS: ComplaintRules = { within: 'P30D', answer: 'P45D', reopening: 'P10WD' };
