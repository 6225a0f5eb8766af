import { OWNERSHIP_ANSWERS } from '#libs/identity';
import { z } from 'zod';

const reason = z
  .string('ownership.error.reason')
  .trim()
  .min(10, 'ownership.error.reason')
  .max(2_000, 'ownership.error.reason');

export const reasonForm = z.object({ reason });

export const decisionForm = z.object({ answer: z.enum(OWNERSHIP_ANSWERS, 'ownership.error.answer'), reason });

export const reasonInput = z.strictObject({ reason }).meta({ id: 'OwnershipReason' });
export const decisionInput = z
  .strictObject({ answer: z.enum(OWNERSHIP_ANSWERS), reason })
  .meta({ id: 'OwnershipDecision' });
