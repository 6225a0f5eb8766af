import type { JsonObject } from '#libs/kernel';

const id = '018f0000-0000-7000-8000-000000000001';
const at = '2027-01-31T23:00:00.000Z';
const outage = { from: '2027-01-30T21:00:00.000Z', until: '2027-01-30T21:40:00.000Z', minutes: 40 };
const reason = 'Because the committee said so.';
const contentHash = 'a'.repeat(64);
const check = { checkId: id };
const refusal = { checkId: id, reasonCode: 'E01', reason };
const decision = { decisionId: id, rank: 1, total: 42.5 };
const instalment = { paymentId: id, amountMinor: 100 };
const report = { reportId: id, acceptedCostsMinor: 100 };

/** Payloads of every event: one, or several where guards look at them. */
export const SAMPLE_PAYLOADS: Readonly<Record<string, readonly JsonObject[]>> = {
  callDrafted: [
    { callId: id, code: 'KAF-2026-01' },
    { callId: id, code: 'CUL-2026-01', oneStage: true },
  ],
  deadlineExtended: [{ deadline: 'conceptNoteDeadline', until: at, reason }],
  deadlineExtendedAfterOutage: [{ deadline: 'conceptNoteDeadline', until: at, outage }],
  formCorrectionProposed: [{ correctionId: id, reason }],
  formCorrected: [{ correctionId: id, revision: 7, sha256: contentHash, reason }],
  formCorrectionSetAside: [{ correctionId: id, reason }],
  shortListDecided: [{ decisionId: id }],
  awardsDecided: [{ decisionId: id }],
  callCancelled: [{ reason }],

  draftStarted: [{ grantId: id, callId: id, lot: 'L1', organisationId: id }],
  applicationSubmitted: [{ submissionId: id, contentHash, requestedMinor: 100 }],
  deadlineMoved: [
    { deadline: 'conceptNoteDeadline', reason },
    { deadline: 'conceptNoteDeadline', outage },
  ],
  callWasCancelled: [{ reason }],
  applicationWithdrawn: [{ reason }],
  administrativeCheckPassed: [check],
  administrativeCheckFailed: [refusal],
  clarificationRequested: [{ clarificationId: id }],
  clarificationAnswered: [{ clarificationId: id }],
  eligibilityConfirmed: [check],
  eligibilityRefused: [refusal],
  verificationPassed: [check],
  verificationFailed: [refusal],
  assessmentFinalised: [
    { assessmentId: id, required: 2 },
    { assessmentId: id, required: 9 },
  ],
  assessmentReopened: [{ reason }],
  shortListed: [decision],
  notShortListed: [{ decisionId: id, reasonCode: 'S01', total: 20 }],
  provisionallySelected: [{ ...decision, amountMinor: 100 }],
  placedOnReserve: [{ ...decision, amountMinor: 100 }],
  notSelected: [{ decisionId: id, reasonCode: 'S02', total: 20 }],
  awardDecided: [{ amountMinor: 100 }],
  awardDeclined: [{ reason }],
  contractPrepared: [{ contractId: id, implementationStart: '2026-10-01', implementationEnd: at }],
  contractTakenBack: [{ reason }],
  contractSignedByAuthority: [{ contractId: id, contentHash }],
  contractSignedByBeneficiary: [{ contractId: id, contentHash }],
  instalmentExecuted: [
    { ...instalment, kind: 'prefinancing' },
    { ...instalment, kind: 'further' },
    { ...instalment, kind: 'balance' },
  ],
  balanceSettledWithoutPayment: [{ recoveryMinor: 0, reason }],
  interimReportAccepted: [report],
  finalReportAccepted: [report],
  grantSuspended: [{ reason }],
  grantResumed: [{ reason }],
  grantTerminated: [{ reason }],

  complaintFiled: [{ complaintId: id, grantId: id }],
  decisionUpheld: [{ reason }],
  complaintAccepted: [{ reason }],

  paymentRequested: [{ paymentId: id, grantId: id, kind: 'balance', amountMinor: 100, shown: 'a' }],
  paymentChecked: [{ shown: 'a' }],
  paymentApproved: [{ shown: 'a' }, { shown: 'b' }],
  paymentSent: [{ batchId: id, endToEndId: 'E2E-1' }],
  paymentExecuted: [{ executedOn: '2026-03-02', bankReference: 'B-1' }],
  paymentReturned: [{ reason }],
  paymentCorrected: [{ reason, shown: 'a' }],
  paymentReconciled: [{ statementLine: '1' }],
  paymentRefused: [{ reason }],

  reportScheduled: [
    { reportId: id, grantId: id, kind: 'interim', dueAt: at },
    { reportId: id, grantId: id, kind: 'final', dueAt: at },
  ],
  reportSubmitted: [{ submissionId: id, contentHash }],
  reportQueried: [{ questions: reason }],
  reportAccepted: [{ acceptedCostsMinor: 100, comment: '' }],
  reportWaived: [{ reason }],
};

/** The payloads of an event; most events say everything by their name. */
export function samplePayloads(event: string): readonly JsonObject[] {
  return SAMPLE_PAYLOADS[event] ?? [{}];
}

/** What use cases find out beforehand, when nothing stands against anything. */
export const NOTHING_AGAINST: JsonObject = {
  faults: [],
  shortNotice: [],
  present: '2026-02-19T12:00:00.000Z',
  openGrants: [],
  missing: [],
  openReports: [],
  contributionMovePercent: 20,
  overBudget: [],
  legalFileMissing: [],
  blockers: [],
  deciders: [],
  isOpen: true,
};
