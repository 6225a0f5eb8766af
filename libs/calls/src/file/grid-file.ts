import { z } from 'zod';
import { HINTS } from './hints.js';
import { count, sentence, text } from './words.js';

const criterion = z.strictObject({
  id: z.string(),
  text,
  guidance: text.optional(),
  /** 2 where the score counts double. */
  weight: z.int().positive().default(1),
});

const section = z.strictObject({
  id: z.string(),
  key: sentence,
  title: text,
  max: z.int().positive(),
  criteria: z.array(criterion).default([]),
  /** Takes the score of a section of another grid (R20: relevance is not scored twice). */
  transfer: z.strictObject({ from: z.string(), section: z.string() }).optional(),
});

/** `total` and `section`: the total or a section's total is at least `min`. `eachCriterion`: every score of a section is. */
const threshold = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('total'), min: count }),
  z.strictObject({ on: z.literal('section'), section: z.string(), min: count }),
  z.strictObject({ on: z.literal('eachCriterion'), section: z.string(), min: count }),
]);

/** An evaluation grid: whole scores from 1 to 5 for each criterion, weighted, summed by section. Versioned data, never code. */
export const grid = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/u, HINTS.grid),
  version: z.int().positive(),
  stage: z.enum(['conceptNote', 'fullApplication']),
  title: text,
  scale: z.strictObject({
    min: z.int(),
    max: z.int(),
    labels: z.array(z.strictObject({ score: z.int(), text })).min(2),
  }),
  sections: z.array(section).min(1),
  max: z.int().positive(),
  thresholds: z.array(threshold).default([]),
});

export type Grid = z.output<typeof grid>;
export type GridSection = z.output<typeof section>;
export type Criterion = z.output<typeof criterion>;
export type Threshold = z.output<typeof threshold>;
