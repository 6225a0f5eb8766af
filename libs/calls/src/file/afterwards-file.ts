import { z } from 'zod';
import { name, period } from './words.js';

/** How much of its evaluation an applicant is shown, and from when on. Who assessed is never part of it. */
export const feedback = z.strictObject({
  scores: z.enum(['none', 'total', 'perCriterion']),
  comments: z.boolean(),
  /** `decision`: as soon as their own file is decided; `awards`: once the awards of the call are. */
  after: z.enum(['decision', 'awards']),
});

/** How long an applicant may complain after a decision, and by when it is answered, and the file reopened. */
export const complaints = z.strictObject({ within: period, answer: period, reopening: period });

/**
 * What becomes of a deadline for applications before which the portal was unavailable: where it was so for longer than
 * `allowedMinutes` within the last `windowHours`, the deadline moves by `extensionHours`, by itself.
 */
export const outages = z.strictObject({
  windowHours: z.int().min(1).max(168),
  allowedMinutes: z.int().min(0).max(10_080),
  extensionHours: z.int().min(1).max(720),
});

export type FeedbackRules = z.output<typeof feedback>;
export type ComplaintRules = z.output<typeof complaints>;

/** A call that says nothing shows nothing. */
export const NO_FEEDBACK: FeedbackRules = { scores: 'none', comments: false, after: 'decision' };
/** What holds in a call that says nothing else: the answer within 45 days, as PRAG has it. */
export const USUAL_COMPLAINTS: ComplaintRules = { within: 'P30D', answer: 'P45D', reopening: 'P10WD' };

export type OutageRule = z.output<typeof outages>;

const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'write an hour of the day, such as 20:00');

/** The deadlines of the procedures before which people are reminded. */
export const REMINDED = [
  'conceptNoteDeadline',
  'conceptNoteScoresDue',
  'shortListDate',
  'fullApplicationDeadline',
  'fullApplicationScoresDue',
  'awardDate',
  'contractsDate',
  'reserveValidity',
  'programmeEnd',
  'administrativeCheckDue',
  'clarificationDue',
  'eligibilityCheckDue',
  'verificationDue',
  'contractPreparationDue',
  'authoritySignatureDue',
  'countersignatureDue',
  'prefinancingDue',
  'implementationEnd',
  'balanceDue',
  'closureDue',
  'suspensionReview',
  'paymentTerm',
  'bankAnswerDue',
  'reportDue',
  'reportOverdueLimit',
  'reportCheckDue',
  'queryAnswerDue',
  'complaintAnswerDue',
  'complaintReopeningDue',
] as const;

/** When people are reminded, and at what hours of the day they are written to. */
export const reminders = z.strictObject({
  /** How long before a deadline, in place of what the procedure says, by the deadline's name. */
  ladder: z.record(name, z.array(period).max(10)).default({}),
  /** Between these hours nothing is sent that can wait; null: at any hour. */
  quiet: z.strictObject({ from: hour, until: hour }).nullable().default({ from: '20:00', until: '08:00' }),
  /** Whether what can wait is sent on working days only. */
  workingDays: z.boolean().default(true),
});

export type ReminderRules = z.output<typeof reminders>;
/** What holds in a call that says nothing else. */
export const USUAL_REMINDERS: ReminderRules = {
  ladder: {},
  quiet: { from: '20:00', until: '08:00' },
  workingDays: true,
};
