import { z } from 'zod';
import type { EventWord } from '../types.js';
import { type GrantContext, stage } from './grant-context.js';
import { id, minor, nothing, outage, reason } from './shared.js';

/** Who wrote or sent an application has no part in any decision for it. */
const OWN_APPLICATION = ['draftStarted', 'applicationSubmitted'] as const;

/** What can happen to a grant, in the order of its life. */
export const grantEvents = {
  draftStarted: {
    /** `stage` where the procedure does not begin with a concept note. */
    payload: z.strictObject({
      grantId: id,
      callId: id,
      lot: z.string(),
      organisationId: id,
      stage: stage.optional(),
    }),
    remember: (_none, payload) => ({
      ...payload,
      stage: payload.stage ?? ('conceptNote' as const),
      submissions: {},
      assessments: 0,
      paidMinor: 0,
      balanceSettled: false,
    }),
  },
  applicationSubmitted: {
    payload: z.strictObject({ submissionId: id, contentHash: z.string(), requestedMinor: minor }),
    remember: (grant, { submissionId, requestedMinor }) => ({
      ...grant,
      submissions: { ...grant.submissions, [grant.stage]: { submissionId, requestedMinor } },
    }),
  },
  submissionDeadlinePassed: { payload: nothing },
  /** With the reason that a person gave, or the outage that moved it. */
  deadlineMoved: {
    payload: z.union([
      z.strictObject({ deadline: z.string(), reason }),
      z.strictObject({ deadline: z.string(), outage }),
    ]),
  },
  callWasCancelled: { payload: z.strictObject({ reason }) },
  applicationWithdrawn: { payload: z.strictObject({ reason }) },

  administrativeCheckPassed: { payload: z.strictObject({ checkId: id }), approves: OWN_APPLICATION },
  administrativeCheckFailed: { payload: z.strictObject({ checkId: id, reasonCode: z.string(), reason }) },
  clarificationRequested: { payload: z.strictObject({ clarificationId: id }) },
  /** `submission`: the version that the applicant corrected with the answer, where sections were opened for it. */
  clarificationAnswered: {
    payload: z.strictObject({
      clarificationId: id,
      submission: z.strictObject({ submissionId: id, contentHash: z.string(), requestedMinor: minor }).optional(),
    }),
    remember: (grant, { submission }) =>
      submission
        ? {
            ...grant,
            submissions: {
              ...grant.submissions,
              [grant.stage]: { submissionId: submission.submissionId, requestedMinor: submission.requestedMinor },
            },
          }
        : grant,
  },
  clarificationPeriodEnded: { payload: nothing },
  eligibilityConfirmed: { payload: z.strictObject({ checkId: id }), approves: OWN_APPLICATION },
  eligibilityRefused: { payload: z.strictObject({ checkId: id, reasonCode: z.string(), reason }) },
  verificationPassed: { payload: z.strictObject({ checkId: id }), approves: OWN_APPLICATION },
  verificationFailed: { payload: z.strictObject({ checkId: id, reasonCode: z.string(), reason }) },

  /** `required` is how many final assessments this round needs by now: two, or three when the totals diverge. */
  assessmentFinalised: {
    payload: z.strictObject({ assessmentId: id, required: z.int().min(2) }),
    approves: OWN_APPLICATION,
    remember: (grant) => ({ ...grant, assessments: grant.assessments + 1 }),
  },
  /** One more assessment is wanted: the committee says why. */
  assessmentReopened: { payload: z.strictObject({ reason }) },
  shortListed: {
    payload: z.strictObject({ decisionId: id, rank: z.int().positive(), total: z.number() }),
    approves: [...OWN_APPLICATION, 'assessmentFinalised'],
    remember: (grant) => ({ ...grant, stage: 'fullApplication' as const, assessments: 0 }),
  },
  notShortListed: {
    payload: z.strictObject({ decisionId: id, reasonCode: z.string(), total: z.number() }),
    approves: ['assessmentFinalised'],
  },
  provisionallySelected: {
    payload: z.strictObject({ decisionId: id, rank: z.int().positive(), total: z.number(), amountMinor: minor }),
    approves: [...OWN_APPLICATION, 'assessmentFinalised'],
    remember: (grant, { amountMinor }) => ({ ...grant, award: { amountMinor } }),
  },
  placedOnReserve: {
    payload: z.strictObject({ decisionId: id, rank: z.int().positive(), total: z.number(), amountMinor: minor }),
    approves: [...OWN_APPLICATION, 'assessmentFinalised'],
    remember: (grant, { amountMinor }) => ({ ...grant, award: { amountMinor } }),
  },
  notSelected: {
    payload: z.strictObject({ decisionId: id, reasonCode: z.string(), total: z.number() }),
    approves: ['assessmentFinalised'],
  },
  reservePromoted: { payload: nothing, approves: OWN_APPLICATION },
  reserveExpired: { payload: nothing },
  awardDecided: {
    payload: z.strictObject({ amountMinor: minor }),
    approves: [...OWN_APPLICATION, 'provisionallySelected', 'placedOnReserve', 'reservePromoted', 'verificationPassed'],
    remember: (grant, { amountMinor }) => ({ ...grant, award: { amountMinor } }),
  },
  awardDeclined: { payload: z.strictObject({ reason }) },

  contractPrepared: {
    payload: z.strictObject({
      contractId: id,
      implementationStart: z.iso.date(),
      implementationEnd: z.iso.datetime(),
    }),
    remember: (grant, contract) => ({ ...grant, contract }),
    voidsSignatures: true,
  },
  contractTakenBack: {
    payload: z.strictObject({ reason }),
    remember: ({ contract: _contract, ...grant }) => grant,
    voidsSignatures: true,
  },
  contractSignedByAuthority: {
    payload: z.strictObject({ contractId: id, contentHash: z.string() }),
    signs: 'authority',
    approves: ['contractPrepared'],
  },
  contractSignedByBeneficiary: {
    payload: z.strictObject({ contractId: id, contentHash: z.string() }),
    signs: 'beneficiary',
    approves: ['contractPrepared', 'contractSignedByAuthority'],
  },
  signaturePeriodEnded: { payload: nothing },

  instalmentExecuted: {
    payload: z.strictObject({
      paymentId: id,
      kind: z.enum(['prefinancing', 'further', 'balance']),
      amountMinor: minor,
    }),
    remember: (grant, { kind, amountMinor }) => ({
      ...grant,
      paidMinor: grant.paidMinor + amountMinor,
      balanceSettled: grant.balanceSettled || kind === 'balance',
    }),
  },
  /** The accepted costs leave nothing to pay; `recoveryMinor` is what the grantee owes back, 0 where nothing. */
  balanceSettledWithoutPayment: {
    payload: z.strictObject({ recoveryMinor: minor, reason }),
    approves: ['assessmentFinalised'],
    remember: (grant) => ({ ...grant, balanceSettled: true }),
  },
  implementationEnded: { payload: nothing },
  interimReportAccepted: { payload: z.strictObject({ reportId: id, acceptedCostsMinor: minor }) },
  finalReportAccepted: {
    payload: z.strictObject({ reportId: id, acceptedCostsMinor: minor }),
    remember: (grant, { acceptedCostsMinor }) => ({ ...grant, acceptedCostsMinor }),
  },
  grantSuspended: { payload: z.strictObject({ reason }) },
  grantResumed: { payload: z.strictObject({ reason }), approves: ['grantSuspended'] },
  grantTerminated: { payload: z.strictObject({ reason }) },
  grantClosed: { payload: nothing, approves: ['balanceSettledWithoutPayment'] },
} satisfies Record<string, EventWord<GrantContext>>;
