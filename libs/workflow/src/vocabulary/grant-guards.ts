import type { Circumstances, GuardWord, Refusal } from '../types.js';
import type { GrantContext } from './grant-context.js';
import { nothingListedIn } from './shared.js';

/** What may stand against an event of a grant. */
export const grantGuards = {
  /** A deadline is a half-open interval: 11:59:59.999 is in time, 12:00:00.000 is late (rules.md R03). */
  beforeDeadline: { holds: beforeEarliestDeadline },
  /** given.missing: what the form still lacks */
  applicationComplete: nothingListedIn('missing', ['applicant', 'signatory']),
  /** PRAG: the contribution may move at most 20 % between concept note and full application (R18). */
  contributionWithinTwentyPercent: {
    holds: ({ context: grant, payload, facts }) => {
      const before = grant.submissions.conceptNote?.requestedMinor;
      const percent = facts.given['contributionMovePercent'];
      if (before === undefined || typeof percent !== 'number' || payload === undefined) return true;
      const moved = Math.abs(payload.requestedMinor - before);
      if (moved * 100 <= before * percent) return true;
      return { params: { percent, before }, by: ['applicant'] };
    },
  },
  lastAssessment: {
    holds: ({ context: grant, payload }) => {
      const missing = payload === undefined ? 0 : payload.required - grant.assessments - 1;
      return missing <= 0 ? true : { params: { missing }, by: ['assessor'] };
    },
  },
  /** given.overBudget: the lot, when the award does not fit into what is left of its budget */
  budgetLeftInLot: nothingListedIn('overBudget', ['committeeMember', 'chair']),
  /** given.legalFileMissing: what the legal and bank file still lacks (R26) */
  legalFileComplete: nothingListedIn('legalFileMissing', ['applicant', 'officer']),
  isPrefinancing: { holds: ({ payload }) => (payload === undefined || payload.kind === 'prefinancing' ? true : {}) },
  isBalance: { holds: ({ payload }) => (payload === undefined || payload.kind === 'balance' ? true : {}) },
  balanceSettled: {
    holds: ({ context: grant }) => (grant.balanceSettled ? true : { by: ['financeOfficer'] }),
  },
  finalReportSettled: {
    holds: ({ context: grant }) => (grant.acceptedCostsMinor !== undefined ? true : { by: ['applicant', 'officer'] }),
  },
} satisfies Record<string, GuardWord<GrantContext>>;

/**
 * The state's own deadline decides, at the instant the request arrived. The core passes it as `given.deadline`
 * (ISO 8601, the earliest deadline of the state that sends an event); without one nothing is late.
 */
function beforeEarliestDeadline({ facts }: Circumstances<GrantContext>): true | Refusal {
  const deadline = facts.given['deadline'];
  if (typeof deadline !== 'string') return true;
  if (facts.arrivedAt.getTime() < Date.parse(deadline)) return true;
  return { params: { deadline }, by: ['officer'] };
}
