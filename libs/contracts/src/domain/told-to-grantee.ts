/** How the office scored the application and took a payment through its hands; results are told by other events. */
const INSIDE: readonly string[] = [
  'assessmentFinalised',
  'assessmentReopened',
  'paymentChecked',
  'paymentApproved',
  'paymentCorrected',
  'paymentReconciled',
];

/** What the procedures remind a grantee of; every other reminder went to people of the office. */
const THEIR_DEADLINES: readonly unknown[] = [
  'conceptNoteDeadline',
  'fullApplicationDeadline',
  'clarificationDue',
  'countersignatureDue',
  'implementationEnd',
  'finalReportDue',
  'reportDue',
  'reportOverdueLimit',
  'queryAnswerDue',
];

/** Whether applicants and grantees are told of an event of their file; that the office let a deadline pass is told them too. */
export function isToldToGrantee(event: string, deadline: unknown): boolean {
  return !INSIDE.includes(event) && (event !== 'reminded' || THEIR_DEADLINES.includes(deadline));
}
