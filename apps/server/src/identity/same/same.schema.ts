import { z } from 'zod';

const reason = z
  .string('ownership.error.reason')
  .trim()
  .min(10, 'ownership.error.reason')
  .max(2_000, 'ownership.error.reason');

/** `different`, or the one of the two that stands for both. */
export const sameForm = z.object({
  kept: z
    .union([z.literal('different'), z.uuid('ownership.error.answer')], 'ownership.error.answer')
    .transform((kept) => (kept === 'different' ? null : kept)),
  reason,
});

export const sameInput = z
  .strictObject({
    keptId: z.uuid().nullable().meta({ description: 'The one that stands for both; null: not the same' }),
    reason,
  })
  .meta({ id: 'SameOrganisationDecision' });
