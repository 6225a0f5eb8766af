import { VOCABULARIES, type EventName, type Subject } from './index.js';

const id = '018f0000-0000-7000-8000-000000000000';
const why = { reason: 'Pièce manquante' };
const check = { checkId: id };
const failed = { ...check, reasonCode: 'E3', ...why };
const ranked = { decisionId: id, rank: 1, total: 80.5 };
const refused = { decisionId: id, reasonCode: 'C1', total: 12 };
const sent = { submissionId: id, contentHash: 'c0ffee', requestedMinor: 0 };
const outage = { from: '2026-11-30T21:00:00.000Z', until: '2026-11-30T21:40:00.000Z', minutes: 0 };
const signed = { contractId: id, contentHash: 'c0ffee' };

/** What each event says, in every form that it takes. */
const SAID: { readonly [S in Subject]: Readonly<Record<EventName<S>, readonly object[]>> } = {
  grant: {
    draftStarted: ['conceptNote', 'fullApplication', undefined].map((stage) => ({
      grantId: id,
      callId: id,
      lot: 'L1',
      organisationId: id,
      ...(stage && { stage }),
    })),
    applicationSubmitted: [sent],
    submissionDeadlinePassed: [{}],
    deadlineMoved: [
      { deadline: 'awardDate', ...why },
      { deadline: 'awardDate', outage },
    ],
    callWasCancelled: [why],
    applicationWithdrawn: [why],
    administrativeCheckPassed: [check],
    administrativeCheckFailed: [failed],
    clarificationRequested: [{ clarificationId: id }],
    clarificationAnswered: [{ clarificationId: id }, { clarificationId: id, submission: sent }],
    clarificationPeriodEnded: [{}],
    eligibilityConfirmed: [check],
    eligibilityRefused: [failed],
    verificationPassed: [check],
    verificationFailed: [failed],
    assessmentFinalised: [2, 3].map((required) => ({ assessmentId: id, required })),
    assessmentReopened: [why],
    shortListed: [ranked],
    notShortListed: [refused],
    provisionallySelected: [{ ...ranked, amountMinor: 100 }],
    placedOnReserve: [{ ...ranked, amountMinor: 100 }],
    notSelected: [refused],
    reservePromoted: [{}],
    reserveExpired: [{}],
    awardDecided: [{ amountMinor: 100 }],
    awardDeclined: [why],
    contractPrepared: [
      { contractId: id, implementationStart: '2026-09-01', implementationEnd: '2027-08-31T23:00:00.000Z' },
    ],
    contractTakenBack: [why],
    contractSignedByAuthority: [signed],
    contractSignedByBeneficiary: [signed],
    signaturePeriodEnded: [{}],
    instalmentExecuted: ['prefinancing', 'further', 'balance'].map((kind) => ({
      paymentId: id,
      kind,
      amountMinor: 100,
    })),
    balanceSettledWithoutPayment: [{ recoveryMinor: 0, ...why }],
    implementationEnded: [{}],
    interimReportAccepted: [{ reportId: id, acceptedCostsMinor: 0 }],
    finalReportAccepted: [{ reportId: id, acceptedCostsMinor: 0 }],
    grantSuspended: [why],
    grantResumed: [why],
    grantTerminated: [why],
    grantClosed: [{}],
  },
  call: {
    callDrafted: [
      { callId: id, code: 'KAF-2026-01' },
      { callId: id, code: 'KAF-2026-01', oneStage: true },
      { callId: id, code: 'KAF-2026-01', sha256: 'a'.repeat(64) },
    ],
    callApproved: [{}],
    callPublished: [{}],
    deadlineExtended: [{ deadline: 'awardDate', until: '2026-12-01T11:00:00.000Z', ...why }],
    deadlineExtendedAfterOutage: [{ deadline: 'awardDate', until: '2026-12-01T11:00:00.000Z', outage }],
    formCorrectionProposed: [{ correctionId: id, ...why }],
    formCorrected: [{ correctionId: id, revision: 7, sha256: 'a'.repeat(64), ...why }],
    formCorrectionSetAside: [{ correctionId: id, ...why }],
    conceptNotesClosed: [{}],
    shortListDecided: [{ decisionId: id }],
    awardsDecided: [{ decisionId: id }],
    contractsConcluded: [{}],
    callCompleted: [{}],
    callCancelled: [why],
  },
  payment: {
    paymentRequested: ['prefinancing', 'further', 'balance'].map((kind) => ({
      paymentId: id,
      grantId: id,
      kind,
      amountMinor: 100,
      shown: 'c0ffee',
    })),
    paymentChecked: [{ shown: 'c0ffee' }],
    paymentApproved: [{ shown: 'c0ffee' }],
    paymentSent: [{ batchId: id, endToEndId: 'KAF-1' }],
    paymentExecuted: [{ executedOn: '2026-12-01', bankReference: 'B1' }],
    paymentReturned: [why],
    paymentCorrected: [{ ...why, shown: 'c0ffee' }],
    paymentReconciled: [{ statementLine: '12' }],
    paymentRefused: [why],
  },
  report: {
    reportScheduled: ['interim', 'final'].map((kind) => ({
      reportId: id,
      grantId: id,
      kind,
      dueAt: '2027-01-31T11:00:00.000Z',
    })),
    reportBecameOverdue: [{}],
    reportSubmitted: [{ submissionId: id, contentHash: 'c0ffee' }],
    reportQueried: [{ questions: 'Pourquoi ?' }],
    queryPeriodEnded: [{}],
    reportAccepted: [{ acceptedCostsMinor: 0, comment: '' }],
    reportWaived: [why],
  },
  complaint: {
    complaintFiled: [{ complaintId: id, grantId: id }],
    decisionUpheld: [why],
    complaintAccepted: [why],
    decisionReopened: [{}],
  },
};

/** Everywhere, or in one event. */
const OPTIONAL = ['stage', 'oneStage', 'submission', 'callDrafted.sha256'];
const [NO_ID, NO_AMOUNT, NO_TEXT] = [
  ['KAF', id.slice(1)],
  [-1, 0.5, '1'],
  ['', '  ', 'x'.repeat(4001)],
];

/** What a field of that name can never hold. */
function wrongFor(field: string): readonly unknown[] {
  const wrong: Readonly<Record<string, readonly unknown[]>> = {
    reason: NO_TEXT,
    questions: NO_TEXT,
    comment: ['x'.repeat(4001)],
    kind: ['', 'advance'],
    stage: ['', 'draft'],
    oneStage: [false],
    rank: [0, 1.5],
    total: ['80'],
    required: [1, 2.5],
    implementationStart: ['soon'],
    executedOn: ['2026-02-30'],
    implementationEnd: ['2027-08-31'],
    until: ['soon'],
    dueAt: ['soon'],
    outage: [
      {},
      { ...outage, more: 1 },
      { ...outage, from: 'soon' },
      { ...outage, until: 'soon' },
      ...NO_AMOUNT.map((minutes) => ({ ...outage, minutes })),
    ],
    submission: [{}, { ...sent, more: 1 }, { ...sent, submissionId: 'KAF' }, { ...sent, requestedMinor: -1 }],
  };
  if (field !== 'endToEndId' && field.endsWith('Id')) return [null, ...NO_ID];
  return [null, ...(field.endsWith('Minor') ? NO_AMOUNT : (wrong[field] ?? []))];
}

const events = Object.entries(SAID).flatMap(([subject, said]) =>
  Object.entries(said).map(([event, payloads]) => [subject as Subject, event, payloads] as const),
);

describe.each(events)('what %s %s says', (subject, event, payloads) => {
  const vocabulary: (typeof VOCABULARIES)[Subject] = VOCABULARIES[subject];
  const { payload } = Object.entries(vocabulary.events).find(([name]) => name === event)?.[1] ?? {};
  const isTaken = (said: object) => payload?.safeParse(said).success;

  it('is taken whole', () => {
    expect(payloads.filter((said) => !isTaken(said))).toEqual([]);
  });

  it('is refused with anything missing, wrong or too much in it', () => {
    const broken = payloads.flatMap((said) => [
      { ...said, more: 1 },
      ...Object.entries(said).flatMap(([field]) => wrongFor(field).map((value) => ({ ...said, [field]: value }))),
      ...Object.keys(said)
        .filter((field) => !OPTIONAL.includes(field) && !OPTIONAL.includes(`${event}.${field}`))
        .map((field) => Object.fromEntries(Object.entries(said).filter(([name]) => name !== field))),
    ]);

    expect(broken.filter(isTaken)).toEqual([]);
  });
});
