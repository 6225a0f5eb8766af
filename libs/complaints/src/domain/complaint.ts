import { DomainError, graphemeCount } from '#libs/kernel';

/** What became of a complaint: the decision stands, or it is to be taken again. */
export const OUTCOMES = ['upheld', 'accepted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A complaint against one decision, with its answer once there is one. Its id is that of its instance. */
export interface Complaint {
  readonly id: string;
  readonly grantId: string;
  readonly callId: string;
  /** The row of the file's history that holds the decision. */
  readonly decisionSeq: number;
  readonly reasons: string;
  readonly filedAt: Date;
  readonly filedBy: string;
  readonly outcome: Outcome | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
}

/** The decision that a file stands under: the event that brought it to its end. */
export interface Decision {
  readonly seq: number;
  readonly event: string;
  readonly at: Date;
  /** Why, in the words of whoever decided; null where the decision speaks by scores and rank alone. */
  readonly reason: string | null;
  /** Null where no person decided, as when a reserve list ended. */
  readonly decidedBy: string | null;
}

/** There is no such complaint for this file. */
export class ComplaintNotFound extends DomainError {
  readonly code = 'complaints.complaint-not-found';
}

/** The file has no decision that could be complained about. */
export class NothingToComplainAbout extends DomainError {
  readonly code = 'complaints.nothing-to-complain-about';
}

/** The call's time for complaints has passed. */
export class ComplaintTooLate extends DomainError {
  readonly code = 'complaints.too-late';
}

/** There is one complaint against a decision. */
export class ComplaintAlreadyFiled extends DomainError {
  readonly code = 'complaints.already-filed';
}

export class ReasonsMissing extends DomainError {
  readonly code = 'complaints.reasons-missing';
}

/** `over` is how many letters there are too many. */
export class ReasonsTooLong extends DomainError {
  readonly code = 'complaints.reasons-too-long';
}

/** How long reasons may be, as a reader counts. */
export const LONGEST_REASONS = 4_000;

/** The text as it is kept; throws `ReasonsMissing` or `ReasonsTooLong`. */
export function reasonsText(typed: string): string {
  const text = typed.normalize('NFC').replaceAll('\r\n', '\n').trim();
  if (text === '') throw new ReasonsMissing('A complaint and its answer give their reasons.');
  const over = graphemeCount(text) - LONGEST_REASONS;
  if (over > 0) throw new ReasonsTooLong('These reasons are too long.', { over });
  return text;
}

/** Refuses what arrived at or after the end of the time: a half-open interval, as every deadline. */
export function mustBeInTime(arrivedAt: Date, until: Date): void {
  if (arrivedAt < until) return;
  throw new ComplaintTooLate('The time for a complaint has passed.', { until: until.toISOString() });
}
