import type { ComplaintsView, Decision } from '#libs/complaints';
import type { Call } from '#libs/calls';

/** What the signatory may do about a decision now. */
export type ComplaintStanding =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly until: Date }
  | { readonly kind: 'over'; readonly until: Date }
  | { readonly kind: 'filed' };

/** Whether a complaint against the file's decision is possible, was filed, or comes too late. */
export function complaintStanding(call: Call, { decision, complaints }: ComplaintsView, now: Date): ComplaintStanding {
  if (complaints.some(({ decisionSeq }) => decisionSeq === decision?.seq)) return { kind: 'filed' };
  if (decision === null) return { kind: 'none' };
  const until = endOfComplaints(call, decision);
  return { kind: now < until ? 'open' : 'over', until };
}

/** The first instant that is too late for a complaint. */
export function endOfComplaints({ calendar, complaints }: Call, { at }: Decision): Date {
  return calendar.plus(at, complaints.within);
}
