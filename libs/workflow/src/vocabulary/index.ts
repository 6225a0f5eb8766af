import type { Vocabulary } from '../types.js';
import { callVocabulary } from './call.js';
import { complaintVocabulary } from './complaint.js';
import { grantVocabulary } from './grant.js';
import { paymentVocabulary } from './payment.js';
import { reportVocabulary } from './report.js';

export type { CallContext } from './call.js';
export type { ComplaintContext } from './complaint.js';
export { SUBMISSION_DEADLINE, submissionUnderWay, type GrantContext } from './grant-context.js';
export type { PaymentContext } from './payment.js';
export type { ReportContext } from './report.js';

/** Every vocabulary, by the name that a definition file gives in `vocabulary:`. */
export const VOCABULARIES = {
  call: callVocabulary,
  complaint: complaintVocabulary,
  grant: grantVocabulary,
  payment: paymentVocabulary,
  report: reportVocabulary,
} as const satisfies Record<string, Vocabulary>;

export type Subject = keyof typeof VOCABULARIES;
export type EventName<S extends Subject> = keyof (typeof VOCABULARIES)[S]['events'] & string;
export type EffectName = { [S in Subject]: keyof (typeof VOCABULARIES)[S]['effects'] & string }[Subject];
