import { z } from 'zod';
import type { Vocabulary } from '../types.js';
import { dateOfCall, id, nothing, nothingListedIn, notify, outage, reason, whyMoved } from './shared.js';

const context = z.strictObject({
  callId: z.uuid(),
  code: z.string(),
  /** The call scores applications once: there are no concept notes. */
  oneStage: z.literal(true).optional(),
});

export type CallContext = z.infer<typeof context>;

/** What can happen to a call for proposals. */
export const callVocabulary = {
  subject: 'call',
  context,
  events: {
    /** `sha256` is of what the call's file says; calls that were drafted before it was noted have none. */
    callDrafted: {
      payload: context.extend({ sha256: z.string().length(64).optional() }),
      remember: (_none, { sha256: _, ...begun }) => begun,
    },
    callApproved: { payload: nothing, approves: ['callDrafted'] },
    callPublished: { payload: nothing },
    /** `until` is the new instant, ISO 8601; the calendar itself is changed by the use case in the same transaction. */
    deadlineExtended: { payload: z.strictObject({ deadline: z.string(), until: z.iso.datetime(), reason }) },
    /** The rule of the call for outages: `until` is the new instant, as above. */
    deadlineExtendedAfterOutage: {
      payload: z.strictObject({ deadline: z.string(), until: z.iso.datetime(), outage }),
    },
    /** The forms of the applications, corrected after publication: the correction itself is kept by the use case. */
    formCorrectionProposed: { payload: z.strictObject({ correctionId: id, reason }) },
    /** `sha256` is of what the call says from this revision on. */
    formCorrected: {
      payload: z.strictObject({ correctionId: id, revision: z.int(), sha256: z.string().length(64), reason }),
      approves: ['formCorrectionProposed'],
    },
    formCorrectionSetAside: { payload: z.strictObject({ correctionId: id, reason }) },
    conceptNotesClosed: { payload: nothing },
    shortListDecided: { payload: z.strictObject({ decisionId: z.uuid() }), approves: ['callDrafted'] },
    awardsDecided: { payload: z.strictObject({ decisionId: z.uuid() }) },
    contractsConcluded: { payload: nothing },
    callCompleted: { payload: nothing },
    callCancelled: { payload: z.strictObject({ reason }) },
  },
  guards: {
    /** R01: grid, budget per lot, documents, languages and zone are there. given.faults: string[] */
    callComplete: nothingListedIn('faults', ['officer']),
    /** R02: publication to deadline is long enough, or a derogation is recorded. given.shortNotice: string[] */
    submissionTimeLongEnough: nothingListedIn('shortNotice', ['authority']),
    /** R04: a deadline may be extended, never shortened. given.present: the present instant, ISO 8601 */
    laterThanBefore: {
      holds: ({ payload, facts }) => {
        if (payload === undefined) return true;
        const present = facts.given['present'];
        const known = typeof present === 'string' ? present : '';
        return Date.parse(payload.until) > Date.parse(known) ? true : { params: { present: known }, by: ['officer'] };
      },
    },
    /** There are no concept notes to score first. */
    isOneStage: { holds: ({ context: call }) => (call.oneStage === true ? true : {}) },
    /** given.openGrants: codes of grants that are not in a final state */
    allGrantsClosed: nothingListedIn('openGrants', ['officer']),
  },
  effects: {
    notify: notify(['callPublished', 'callClosed', 'deadlineExtendedAfterOutage', 'formCorrectionProposed']),
    /** Every waiting file of the call gets the new instant, its reminders and a notice. */
    moveDeadlines: {
      params: nothing,
      payload: (_params, { context: call, payload }) => ({
        callId: call.callId,
        deadline: payload.deadline,
        ...(payload.reason === undefined ? whyMoved(payload) : { reason: payload.reason }),
      }),
    },
    /** Everybody whose file is still written is told that the form was corrected. */
    tellOfCorrection: {
      params: nothing,
      payload: (_params, { context: call, payload }) => ({ callId: call.callId, correctionId: payload.correctionId }),
    },
    cancelApplications: {
      params: nothing,
      payload: (_params, { context: call, payload }) => ({ callId: call.callId, reason: payload.reason }),
    },
  },
  deadlines: {
    publicationDate: dateOfCall('publicationDate'),
    conceptNoteDeadline: dateOfCall('conceptNoteDeadline'),
    shortListDate: dateOfCall('shortListDate'),
    fullApplicationDeadline: dateOfCall('fullApplicationDeadline'),
    awardDate: dateOfCall('awardDate'),
    contractsDate: dateOfCall('contractsDate'),
    programmeEnd: dateOfCall('programmeEnd'),
  },
} satisfies Vocabulary<CallContext>;
