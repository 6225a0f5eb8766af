import { z } from 'zod';
import { HINTS } from './hints.js';
import { FORMATS } from './formats.js';
import { amount, count, decimalText, name, percent, text } from './words.js';

/**
 * What the system can find out by itself for a check; the officer confirms it. `manual` needs a person's eyes.
 * The feature that runs the checks holds one function for each of these words.
 */
export const CHECKS = [
  'manual',
  'submittedInTime',
  'formComplete',
  'documentsComplete',
  'signedBySignatory',
  'legalForm',
  'receiptHeld',
  'seatInLotRegion',
  'minimumAge',
  'oneApplicationPerLead',
  'amountWithinLimits',
  'shareWithinLimits',
  'durationWithinLimits',
  'placesInLot',
] as const;

export type CheckName = (typeof CHECKS)[number];

/** One line of a checklist. A "no" refuses the application with `reasonCode`, one of the closed list. */
const check = z.strictObject({
  id: name,
  text,
  help: text.optional(),
  check: z.enum(CHECKS).default('manual'),
  reasonCode: name,
});

const reasonForRefusal = z.strictObject({ code: name, text });

/** The three checks of an application, each with its closed list of reasons (R22). */
export const checks = z.strictObject({
  administrative: z.array(check).min(1),
  eligibility: z.array(check).min(1),
  verification: z.array(check).min(1),
  reasons: z.array(reasonForRefusal).min(1),
});

/**
 * What no rule of the checklists can find out, asked beside them in the two minutes before starting. An answer with
 * `stops` says why it is no use to apply.
 */
export const selfCheck = z.array(
  z.strictObject({
    id: name,
    text,
    help: text.optional(),
    answers: z.array(z.strictObject({ value: name, label: text, stops: text.optional() })).min(2),
  }),
);

const document = z.strictObject({
  kind: name,
  title: text,
  help: text.optional(),
  required: z.boolean().default(true),
  formats: z.array(z.enum(FORMATS)).min(1).default(['pdf', 'jpg', 'png']),
  maxMegabytes: z.int().min(1).max(50).default(10),
  /** How many files of this kind there may be. */
  maxFiles: z.int().min(1).max(20).default(1),
});

/** `legalFile` is asked of the provisionally selected only, before verification and contract (R26). */
export const documents = z.strictObject({
  conceptNote: z.array(document).default([]),
  fullApplication: z.array(document).default([]),
  legalFile: z.array(document).default([]),
  interimReport: z.array(document).default([]),
  finalReport: z.array(document).default([]),
});

export const applicants = z.strictObject({
  legalForms: z.array(z.strictObject({ code: name, text })).min(1),
  minimumAgeYears: count,
  /** Where the lead applicant has its seat. */
  seat: z.enum(['lotRegion', 'country']),
  coApplicants: z.strictObject({ max: count }),
  maxApplicationsPerLead: z.int().positive(),
  maxAwardsPerLead: z.int().positive(),
});

const part = z.strictObject({
  id: z.string().regex(/^[1-9]\.[1-9]$/u, 'number the sub-headings 1.1 to 1.9, after their heading'),
  title: text,
});

const heading = z.strictObject({
  id: z.string().regex(/^[1-9]$/u, HINTS.heading),
  title: text,
  help: text.optional(),
  /** Sub-headings that lines may be put under (1.1 salaries, 1.2 per diems). */
  parts: z.array(part).default([]),
  /** Lines that most budgets have, offered to fill in. */
  suggestions: z.array(text).default([]),
});

/** Whether lines have a column in words, and whether it must be filled in. */
const detail = z.enum(['notAsked', 'optional', 'required']).default('notAsked');

/** Annex B, newer layout: 7 direct costs, 8 indirect, 9 sum, 10 contingency, 11 total. Both limits are of line 7. */
export const budgetRules = z.strictObject({
  headings: z.array(heading).min(1),
  units: z.array(z.strictObject({ code: name, text })).min(1),
  indirectMaxPercent: decimalText,
  contingencyMaxPercent: decimalText,
  maxLines: z.int().min(1).max(500).default(120),
  /** Whether each line also says how many of its units fall into the first year. */
  firstYear: z.boolean().default(false),
  /** The columns of the annex's second sheet: what the line pays for, and where its rate comes from. */
  clarification: detail,
  basis: detail,
  /** Support to third parties: the heading it stands under and the most that one party may get (R10); null: not allowed. */
  thirdParties: z.strictObject({ heading: z.string(), max: amount }).nullable(),
});

export const assessment = z.strictObject({
  assessorsPerFile: z.int().min(2),
  divergencePercent: percent,
  /** A third assessment also where the two totals lie on the two sides of a threshold (R16). */
  thresholdSplit: z.boolean(),
  comments: z.strictObject({
    perSection: z.boolean(),
    forScores: z.array(z.int()),
    minGraphemes: count,
    maxGraphemes: z.int().positive(),
  }),
  /** Whether assessors see the name of the organisation. */
  organisationName: z.enum(['shown', 'hidden']),
  workloadPerDay: z.strictObject({ conceptNote: z.int().positive().optional(), fullApplication: z.int().positive() }),
});

export const selection = z.strictObject({
  /** The ranked list is cut where the requested contributions reach this share of the lot's budget. */
  shortList: z.strictObject({ budgetPercent: z.int().min(100) }).default({ budgetPercent: 200 }),
  /** Sections of the full application's grid, in this order; then the committee decides and says why. */
  tieBreak: z.array(z.string()),
  /** Whether a smaller application further down may use what is left of the budget. */
  fillRemainder: z.boolean(),
});

export const committee = z.strictObject({
  minVotingMembers: z.int().min(3),
  oddNumber: z.boolean(),
  minUnits: z.int().min(1),
});

export type CallCheck = z.output<typeof check>;
export type Checks = z.output<typeof checks>;
export type SelfCheckQuestion = z.output<typeof selfCheck>[number];
export type RequiredDocument = z.output<typeof document>;
export type DocumentStage = keyof z.output<typeof documents>;
export type ApplicantRules = z.output<typeof applicants>;
export type BudgetRules = z.output<typeof budgetRules>;
export type BudgetHeading = z.output<typeof heading>;
export type BudgetPart = z.output<typeof part>;
export type AssessmentRules = z.output<typeof assessment>;
export type SelectionRules = z.output<typeof selection>;
export type CommitteeRules = z.output<typeof committee>;
