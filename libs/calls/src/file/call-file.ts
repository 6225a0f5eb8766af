import { isLocalDate } from '#libs/kernel';
import { z } from 'zod';
import { HINTS } from './hints.js';
import { complaints, feedback, outages, reminders } from './afterwards-file.js';
import { form } from './form-file.js';
import { type Grid, grid } from './grid-file.js';
import {
  applicants,
  assessment,
  budgetRules,
  checks,
  committee,
  documents,
  selection,
  selfCheck,
} from './rules-file.js';
import {
  amount,
  count,
  currency,
  decimalText,
  localDate,
  localDateTime,
  percent,
  period,
  sentence,
  text,
} from './words.js';

/** Dates that a call names, in the order in which they come. Deadlines and dates are wall clock in the call's zone. */
export const DATES = [
  'publicationDate',
  'questionsUntil',
  'answersUntil',
  'conceptNoteDeadline',
  'conceptNoteScoresDate',
  'shortListDate',
  'invitationsDate',
  'fullApplicationDeadline',
  'fullApplicationScoresDate',
  'awardDate',
  'contractsDate',
  'reserveValidity',
  'programmeEnd',
] as const;
export type DateName = (typeof DATES)[number];

/** Lengths that a call gives, ISO 8601 or working days. They count from the moment a file enters the state they belong to. */
export const PERIODS = [
  'administrativeCheck',
  'clarification',
  'eligibilityCheck',
  'verification',
  'contractPreparation',
  'authoritySignature',
  'countersignature',
  'prefinancing',
  'paymentTerm',
  'bankAnswer',
  'reconciliation',
  'interimReport',
  'finalReport',
  'reportOverdueLimit',
  'reportCheck',
  'reportQuery',
  'suspensionReview',
  'bankAccountCooling',
] as const;
export type PeriodName = (typeof PERIODS)[number];

/** The dates that applicants work towards: they may be extended, never shortened (R04). */
export const EXTENDABLE = [
  'questionsUntil',
  'conceptNoteDeadline',
  'fullApplicationDeadline',
] as const satisfies readonly DateName[];
export type ExtendableDate = (typeof EXTENDABLE)[number];

/** The dates that end the handing in of applications: what arrives after them is late. */
export const SUBMISSION_DEADLINES = [
  'conceptNoteDeadline',
  'fullApplicationDeadline',
] as const satisfies readonly ExtendableDate[];
export type SubmissionDeadline = (typeof SUBMISSION_DEADLINES)[number];

/** Restricted: concept notes first. Open: both parts arrive together. One stage: an application, scored once. */
export const PROCEDURES = ['grant.restricted-call', 'grant.open-call', 'grant.one-stage-call'] as const;

const lot = z
  .strictObject({
    id: z.string().regex(/^[A-Z][A-Z0-9]*$/u, HINTS.lot),
    /** ISO 3166-2. */
    region: z.string().regex(/^MA-(?:0[1-9]|1[0-2])$/u, HINTS.region),
    title: text,
    regionName: text,
    provinces: z.array(z.strictObject({ code: z.string().regex(/^MA-[A-Z]{3}$/u, HINTS.province), name: text })).min(1),
    budget: amount,
    grant: z.strictObject({ min: amount, max: amount }),
    expectedGrants: z.strictObject({ min: count, max: count }),
  })
  .transform(({ budget, grant, ...rest }) => ({
    ...rest,
    budgetMinor: budget,
    minGrantMinor: grant.min,
    maxGrantMinor: grant.max,
  }));

const dates = z.strictObject({
  publicationDate: localDateTime,
  questionsUntil: localDateTime,
  answersUntil: localDateTime,
  conceptNoteDeadline: localDateTime,
  /** Left out in a call of one stage: nothing is scored before the applications themselves. */
  conceptNoteScoresDate: localDateTime.optional(),
  shortListDate: localDateTime.optional(),
  /** A restricted call has these; in an open call everything arrives together. */
  invitationsDate: localDateTime.optional(),
  fullApplicationDeadline: localDateTime.optional(),
  fullApplicationScoresDate: localDateTime,
  awardDate: localDateTime,
  contractsDate: localDateTime,
  reserveValidity: localDateTime,
  programmeEnd: localDateTime,
});

const dayOfYear = z.string().refine((day) => isLocalDate(`2028-${day}`), HINTS.dayOfYear);

const gridOfLibrary = z.strictObject({
  use: z.string(),
  /** Replaces the grid's own thresholds for this call. */
  thresholds: grid.shape.thresholds.unwrap().optional(),
});

/** A grid of the library by its name, or one of the call's own, written out; each has the faults of its own kind. */
const gridUse = z.unknown().transform((written, context): z.output<typeof gridOfLibrary> | Grid => {
  const isOwn = typeof written === 'object' && written !== null && 'sections' in written;
  const read = (isOwn ? grid : gridOfLibrary).safeParse(written);
  if (read.success) return read.data;
  // What one of our schemas found stays what it is; only its type says that it has come to an end.
  context.issues.push(...read.error.issues.map((issue) => ({ ...issue, input: written }) as z.core.$ZodRawIssue));
  return z.NEVER;
});

/** A call file as somebody writes it. `loadCallFile` checks it, finds its grids, and says every fault at once. */
export const callSource = z.strictObject({
  code: z.string().regex(/^[A-Z]{2,6}-\d{4}-\d{2}$/u, HINTS.callCode),
  version: z.int().positive(),
  /** The rules that the call and its contracts keep, also when newer ones appear: `PRAG 2025`. */
  ruleset: sentence,
  procedure: z.strictObject({
    definition: z.enum(PROCEDURES),
    version: z.int().positive(),
  }),
  /** The languages in which an application may be written. */
  languages: z.array(z.enum(['fr', 'ar', 'en', 'es'])).min(1),
  currency,
  donor: z.strictObject({ name: text, currency, rate: decimalText, rateSource: sentence }),
  zone: sentence,
  texts: z.strictObject({
    title: text,
    summary: text,
    objectives: text,
    priorities: text,
    activities: text,
    whoMayApply: text,
    howScored: text,
    contact: text,
    privacy: text,
  }),
  lots: z.array(lot).min(1),
  duration: z.strictObject({ minMonths: z.int().positive(), maxMonths: z.int().positive() }),
  share: z.strictObject({ minPercent: percent, maxPercent: percent }),
  applicants,
  dates,
  derogation: z
    .strictObject({ rule: z.literal('minimumSubmissionTime'), approvedBy: sentence, on: localDate, reason: sentence })
    .optional(),
  periods: z.record(z.enum(PERIODS), period),
  /** How long after a deadline the closing transition runs, so that what arrived in time is still finished. */
  settleSeconds: z.int().min(0).max(600),
  minimumDays: z.strictObject({ open: count, openSmallGrants: count, restricted: count, fullApplication: count }),
  /** A call of one stage has no concept notes: neither a grid nor a form for them. */
  grids: z.strictObject({ conceptNote: gridUse.optional(), fullApplication: gridUse }),
  assessment,
  selection,
  committee,
  /** How far the contribution may move between concept note and full application. */
  contribution: z.strictObject({ movePercent: percent }).default({ movePercent: 20 }),
  payments: z.strictObject({
    instalments: z.array(z.strictObject({ kind: z.enum(['prefinancing', 'further', 'balance']), percent })).min(1),
    /** How much of the last instalment is used before a further one (R27). */
    usePercentBeforeNext: percent,
    recordsYears: count,
  }),
  reports: z.strictObject({
    /** An interim report for each; due `interimReport` after its period ended, unless the action is over by then. */
    interimAfter: z.array(period),
  }),
  contract: z.strictObject({ specialConditions: text }),
  feedback: feedback.optional(),
  complaints: complaints.optional(),
  reminders: reminders.optional(),
  /** Left out: a deadline stays where it is, whatever happened before it. */
  outages: outages.optional(),
  budget: budgetRules,
  forms: z.strictObject({
    conceptNote: form.optional(),
    fullApplication: form,
    /** Left out where no interim report is asked for. */
    interimReport: form.optional(),
    finalReport: form,
  }),
  documents,
  checks,
  selfCheck,
  holidays: z.strictObject({
    fixed: z.array(z.strictObject({ day: dayOfYear, since: z.int().optional(), name: text })),
    movable: z.array(z.strictObject({ name: text, dates: z.array(localDate).min(1) })),
  }),
  weekend: z.array(z.int().min(1).max(7)).max(6),
  retention: z.strictObject({ years: count, smallGrantYears: count, smallGrant: amount }),
});

export type CallSource = z.output<typeof callSource>;
export type CallDates = z.output<typeof dates>;
export type Lot = z.output<typeof lot>;
export type Stage = 'conceptNote' | 'fullApplication';
export type FormStage = keyof CallSource['forms'];

/** The grids of the stages that the call has. */
export type GridsOfCall = { readonly [S in Stage]?: Grid } & { readonly fullApplication: Grid };

/** A call whose file was checked: all its data, with its grids inside, as it is stored and frozen. */
export type CallFile = Omit<CallSource, 'grids'> & { readonly grids: GridsOfCall };
