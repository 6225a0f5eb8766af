import type { Role } from '#libs/kernel';

const APPLICANT: readonly Role[] = ['applicant'];

/** Who is told, where it is not the applicant alone. */
const OTHERS: Readonly<Record<string, readonly Role[]>> = {
  applicationWithdrawn: ['applicant', 'officer'],
  clarificationAnswered: ['officer'],
  clarificationPeriodEnded: ['applicant', 'officer'],
  contractSigned: ['applicant', 'officer', 'financeOfficer'],
  implementationEnded: ['applicant', 'officer'],
  complaintReceived: ['applicant', 'officer', 'authority'],
  decisionReopened: ['applicant', 'officer'],
  callPublished: ['officer'],
  deadlineExtendedAfterOutage: ['officer', 'secretary', 'chair'],
  formCorrectionProposed: ['authority'],
  callClosed: ['officer', 'secretary', 'chair'],
  paymentRefused: ['officer', 'financeOfficer'],
  paymentExecuted: ['applicant', 'officer'],
  paymentReturned: ['officer', 'financeOfficer'],
  reportReceived: ['applicant', 'officer'],
  reportOverdue: ['applicant', 'officer'],
  reportAnswerMissing: ['applicant', 'officer'],
};

/** The roles that a template of the vocabularies is written for. */
export function audienceOf(template: string): readonly Role[] {
  return OTHERS[template] ?? APPLICANT;
}
