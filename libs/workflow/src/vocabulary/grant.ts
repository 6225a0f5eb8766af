import type { Vocabulary } from '../types.js';
import { grantContext, submissionUnderWay, type GrantContext } from './grant-context.js';
import { grantEvents } from './grant-events.js';
import { grantGuards } from './grant-guards.js';
import { dateOfCall, nothing, notify, periodAfter, periodAfterEntry } from './shared.js';

/** The life of a grant, from the first word of a concept note to its closure. */
export const grantVocabulary = {
  subject: 'grant',
  context: grantContext,
  events: grantEvents,
  guards: grantGuards,
  effects: {
    notify: notify([
      'applicationWithdrawn',
      'callCancelled',
      'draftLapsed',
      'deadlineExtended',
      'clarificationRequested',
      'clarificationAnswered',
      'clarificationPeriodEnded',
      'preselected',
      'provisionallySelected',
      'placedOnReserve',
      'reservePromoted',
      'contractToSign',
      'contractTakenBack',
      'contractSigned',
      'implementationEnded',
      'grantResumed',
    ]),
    /** A letter: a numbered document in the file, and a mail that brings it. */
    letter: notify([
      'rejectedAdministrative',
      'rejectedEligibility',
      'rejectedVerification',
      'rejectedConceptNote',
      'rejectedFullApplication',
      'rejectedReserve',
      'rejectedAward',
      'invitedToFullApplication',
      'awarded',
      'contractLapsed',
      'grantSuspended',
      'grantTerminated',
      'grantClosed',
    ]),
    issueReceipt: { params: nothing, payload: (_params, { payload }) => ({ submissionId: payload.submissionId }) },
    openEvaluationRound: {
      params: nothing,
      payload: (_params, { context: grant }) => ({
        stage: grant.stage,
        submissionId: submissionUnderWay(grant)?.submissionId ?? null,
      }),
    },
    promoteReserve: {
      params: nothing,
      payload: (_params, { context: grant }) => ({ callId: grant.callId, lot: grant.lot }),
    },
    /** The amount set aside goes back to the lot. */
    releaseAward: { params: nothing, payload: () => ({}) },
    requestPrefinancing: { params: nothing, payload: () => ({}), money: true },
    requestBalance: {
      params: nothing,
      payload: (_params, { payload }) => ({ acceptedCostsMinor: payload.acceptedCostsMinor }),
      money: true,
    },
    scheduleReports: { params: nothing, payload: () => ({}) },
  },
  deadlines: {
    conceptNoteDeadline: dateOfCall('conceptNoteDeadline'),
    fullApplicationDeadline: dateOfCall('fullApplicationDeadline'),
    administrativeCheckDue: periodAfterEntry('administrativeCheck'),
    clarificationDue: periodAfterEntry('clarification'),
    eligibilityCheckDue: periodAfterEntry('eligibilityCheck'),
    verificationDue: periodAfterEntry('verification'),
    conceptNoteScoresDue: dateOfCall('conceptNoteScoresDate'),
    fullApplicationScoresDue: dateOfCall('fullApplicationScoresDate'),
    shortListDate: dateOfCall('shortListDate'),
    awardDate: dateOfCall('awardDate'),
    reserveValidity: dateOfCall('reserveValidity'),
    contractPreparationDue: periodAfterEntry('contractPreparation'),
    authoritySignatureDue: periodAfterEntry('authoritySignature'),
    countersignatureDue: periodAfterEntry('countersignature'),
    prefinancingDue: periodAfterEntry('prefinancing'),
    balanceDue: dateOfCall('programmeEnd'),
    implementationEnd: { instant: ({ context: grant }) => endOfImplementation(grant) },
    /** From the contract's end, as the report itself counts it, whenever the end was noticed. */
    finalReportDue: periodAfter('finalReport', ({ context: grant }) => endOfImplementation(grant)),
    closureDue: dateOfCall('programmeEnd'),
    suspensionReview: periodAfterEntry('suspensionReview'),
  },
} satisfies Vocabulary<GrantContext>;

function endOfImplementation({ contract }: GrantContext): Date | null {
  return contract ? new Date(contract.implementationEnd) : null;
}
