import { z } from 'zod';
import { HINTS } from './hints.js';
import { FORMATS } from './formats.js';
import { amount, count, localDate, name, text } from './words.js';

/** A number; amounts stand in quotes elsewhere in the file, and may here. */
const bound = z.preprocess(
  (written) => (typeof written === 'string' && /^\d+(\.\d+)?$/u.test(written) ? Number(written) : written),
  z.number(),
);

/** One thing that an earlier answer may be. Exactly one of the words beside `question` is written. */
const test = z.strictObject({
  question: name,
  /** One of these was chosen: options, `yes` or `no`, provinces. */
  is: z.array(z.string()).min(1).optional(),
  /** Something was chosen, and none of these. */
  isNot: z.array(z.string()).min(1).optional(),
  /** Something was answered, whatever it is; `false`: nothing was. */
  answered: z.boolean().optional(),
  /** The number or amount is that large. */
  atLeast: bound.optional(),
  /** The number or amount is no larger. */
  atMost: bound.optional(),
});

/** When something is asked at all: a test, or several of which all or any are true. */
const when = z.strictObject({
  ...test.partial().shape,
  all: z.array(test).min(2).optional(),
  any: z.array(test).min(2).optional(),
});

const asked = {
  id: name,
  label: text,
  /** Shown before the field: what to write. */
  help: text.optional(),
  /** Why the question is asked, and how the answer is used. */
  why: text.optional(),
  /** Who reads the answer, where that is not everybody who works on the file. */
  seenBy: text.optional(),
  required: z.boolean().default(true),
  /** Asked only where earlier answers of the same form are so. */
  when: when.optional(),
  /** The criteria of the grid that this answer is scored under: shown to applicants and beside the grid. */
  criteria: z.array(z.string()).default([]),
};

const option = z.strictObject({ value: name, label: text });
const options = z.array(option).min(2, HINTS.options);

const written = z.strictObject({
  type: z.enum(['text', 'longText']),
  ...asked,
  maxGraphemes: z.int().min(1).max(20_000),
});
const yesNo = z.strictObject({ type: z.literal('yesNo'), ...asked });
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
/** A small table, such as the partners. */
const table = z.strictObject({
  type: z.literal('table'),
  ...asked,
  columns: z.array(column).min(1),
  minRows: count.default(1),
  maxRows: z.int().positive(),
});

/** What a row of the logical framework is about, from the top. */
export const LOGFRAME_LEVELS = ['impact', 'outcome', 'output', 'activity'] as const;

/**
 * The logical framework: impact, outcomes, outputs and activities in their order, each with its indicators. The call
 * names the levels in its own words and says where indicators are needed and what each of them must have.
 */
const logframe = z.strictObject({
  type: z.literal('logframe'),
  ...asked,
  levels: z.array(z.strictObject({ value: z.enum(LOGFRAME_LEVELS), label: text })).min(2),
  indicatorsAt: z.array(z.enum(LOGFRAME_LEVELS)).default(['outcome', 'output']),
  indicatorsHave: z.array(z.enum(['baseline', 'target', 'year', 'source'])).default(['target']),
  maxRows: z.int().min(2).max(100).default(40),
});

/** The work plan: activities with the months of the action in which they are carried out, and by whom. */
const workPlan = z.strictObject({
  type: z.literal('workPlan'),
  ...asked,
  minRows: count.default(1),
  maxRows: z.int().min(1).max(100).default(40),
});

/** A document that belongs to this question and is handed in where it is asked. */
const file = z.strictObject({
  type: z.literal('file'),
  ...asked,
  formats: z.array(z.enum(FORMATS)).min(1).default(['pdf', 'jpg', 'png']),
  maxMegabytes: z.int().min(1).max(20).default(10),
  maxFiles: z.int().min(1).max(20).default(1),
});

/** People by name and role, and whatever else the call needs to know of them: personal data, and marked as such. */
const people = z.strictObject({
  type: z.literal('people'),
  ...asked,
  /** The roles to choose from; without them the role is written. */
  roles: options.optional(),
  /** What is asked of each person beside name and role. */
  columns: z.array(column).default([]),
  minPeople: count.default(1),
  maxPeople: z.int().positive(),
  /** `hidden`: assessors read roles and everything else, but not who the people are. */
  namesForAssessors: z.enum(['shown', 'hidden']).default('hidden'),
});

export const question = z.discriminatedUnion('type', [
  written,
  yesNo,
  choice,
  multi,
  number,
  money,
  date,
  province,
  table,
  logframe,
  workPlan,
  file,
  people,
]);

export const page = z.strictObject({
  id: name,
  title: text,
  intro: text.optional(),
  /** The whole page is asked only where earlier answers of the same form are so. */
  when: when.optional(),
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
export type Test = z.output<typeof test>;
export type When = z.output<typeof when>;
