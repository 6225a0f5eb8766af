import { z } from 'zod';
import { amount, count, localDate, name, text } from './words.js';

const asked = {
  id: name,
  label: text,
  /** Shown before the field: what to write. */
  help: text.optional(),
  /** Why the question is asked, and how the answer is used. */
  why: text.optional(),
  required: z.boolean().default(true),
  /** Asked only where an earlier choice of the same form was one of these. */
  when: z.strictObject({ question: name, is: z.array(z.string()).min(1) }).optional(),
  /** The criteria of the grid that this answer is scored under: shown to applicants and beside the grid. */
  criteria: z.array(z.string()).default([]),
};

const option = z.strictObject({ value: name, label: text });
const options = z.array(option).min(2, 'offer at least two options');

const written = z.strictObject({
  type: z.enum(['text', 'longText']),
  ...asked,
  maxGraphemes: z.int().min(1).max(20_000),
});
const choice = z.strictObject({ type: z.literal('choice'), ...asked, options });
const multi = z.strictObject({
  type: z.literal('multi'),
  ...asked,
  options,
  min: count.default(0),
  max: count.optional(),
});
/** `limits` takes the borders from the call instead of min and max: the months that an action may last. */
const number = z.strictObject({
  type: z.literal('number'),
  ...asked,
  min: z.number().default(0),
  max: z.number().optional(),
  decimals: z.int().min(0).max(4).default(0),
  unit: text.optional(),
  limits: z.literal('duration').optional(),
});
/** `limits: grant` takes the borders from the lot: the smallest and the largest grant. */
const money = z.strictObject({
  type: z.literal('money'),
  ...asked,
  min: amount.default(0),
  max: amount.optional(),
  limits: z.literal('grant').optional(),
});
const date = z.strictObject({
  type: z.literal('date'),
  ...asked,
  from: localDate.optional(),
  until: localDate.optional(),
});
/** Provinces and prefectures of the lot. */
const province = z.strictObject({ type: z.literal('province'), ...asked, several: z.boolean().default(false) });

const cell = { id: name, label: text, required: z.boolean().default(true) };
const column = z.discriminatedUnion('type', [
  z.strictObject({ ...cell, type: z.literal('text'), maxGraphemes: z.int().min(1).max(4000) }),
  z.strictObject({ ...cell, type: z.literal('number'), min: z.number().default(0), max: z.number().optional() }),
  z.strictObject({ ...cell, type: z.literal('choice'), options }),
]);
/** A small table: the logical framework, the action plan, the partners. */
const table = z.strictObject({
  type: z.literal('table'),
  ...asked,
  columns: z.array(column).min(1),
  minRows: count.default(1),
  maxRows: z.int().positive(),
});

export const question = z.discriminatedUnion('type', [written, choice, multi, number, money, date, province, table]);

export const page = z.strictObject({
  id: name,
  title: text,
  intro: text.optional(),
  questions: z.array(question).min(1),
});

/**
 * What one stage asks. `request` says where the requested contribution and the total cost are found: in two money
 * questions (concept note), or in the budget page (full application). Reports have none.
 */
export const form = z.strictObject({
  intro: text.optional(),
  pages: z.array(page).min(1),
  request: z
    .discriminatedUnion('from', [
      z.strictObject({
        from: z.literal('questions'),
        contribution: name,
        totalCost: name,
        months: name,
        provinces: name,
      }),
      z.strictObject({ from: z.literal('budget'), months: name, provinces: name }),
    ])
    .optional(),
});

export type Form = z.output<typeof form>;
export type Page = z.output<typeof page>;
export type Question = z.output<typeof question>;
export type QuestionType = Question['type'];
export type TableColumn = z.output<typeof column>;
export type Option = z.output<typeof option>;
