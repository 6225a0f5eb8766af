import { z } from 'zod';
import { id, minor } from './shared.js';

export const stage = z.enum(['conceptNote', 'fullApplication']);

/** What a grant remembers for its guards and effects: ids, sums and dates, never answers. */
export const grantContext = z.strictObject({
  grantId: id,
  callId: id,
  lot: z.string(),
  organisationId: id,
  /** The stage whose answers are written, checked or scored now. */
  stage,
  /** The latest submission of each stage. */
  submissions: z.partialRecord(stage, z.strictObject({ submissionId: id, requestedMinor: minor })),
  /** Final assessments of the present round. */
  assessments: z.int().nonnegative(),
  award: z.strictObject({ amountMinor: minor }).optional(),
  contract: z
    .strictObject({ contractId: id, implementationStart: z.iso.date(), implementationEnd: z.iso.datetime() })
    .optional(),
  paidMinor: minor,
  balanceSettled: z.boolean(),
  /** Costs accepted with the final report, once it is. */
  acceptedCostsMinor: minor.optional(),
});

export type GrantContext = z.infer<typeof grantContext>;

/** The call's date that ends the submission of a stage. */
export const SUBMISSION_DEADLINE = {
  conceptNote: 'conceptNoteDeadline',
  fullApplication: 'fullApplicationDeadline',
} as const;

/**
 * The submission that is checked or scored in the present stage. Under an open call one submission holds both stages.
 */
export function submissionUnderWay({ stage: now, submissions }: GrantContext): GrantContext['submissions'][typeof now] {
  return submissions[now] ?? submissions.conceptNote;
}
