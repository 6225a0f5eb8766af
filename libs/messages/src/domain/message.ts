import { type Actor, DomainError, graphemeCount, type Role } from '#libs/kernel';

/** Who a message is from: the organisation that owns the file, or the office. */
export const SIDES = ['applicant', 'office'] as const;
export type Side = (typeof SIDES)[number];

/** One message of a file's thread, as it was written: it is never changed and never taken away. */
export interface Message {
  readonly id: string;
  readonly grantId: string;
  readonly side: Side;
  /** The function in which it was written; the other side is told this and no name. */
  readonly role: Role;
  readonly authorId: string;
  readonly text: string;
  readonly writtenAt: Date;
  /** When somebody of the other side opened it; null until then. */
  readonly readAt: Date | null;
}

/** How long a message may be, as a reader counts. */
export const LONGEST_MESSAGE = 4_000;

/** The thread is not this person's: neither of the organisation nor of the office that runs the file. */
export class ThreadNotYours extends DomainError {
  readonly code = 'messages.thread-not-yours';
}

/** Nothing can be written any more: the file is at its end. What was written stays to be read. */
export class ThreadClosed extends DomainError {
  readonly code = 'messages.thread-closed';
}

/** Nothing can be written yet: before the first submission there is no file, and questions go to all. */
export class ThreadNotBegun extends DomainError {
  readonly code = 'messages.thread-not-begun';
}

export class MessageEmpty extends DomainError {
  readonly code = 'messages.message-empty';
}

/** `over` is how many letters there are too many. */
export class MessageTooLong extends DomainError {
  readonly code = 'messages.message-too-long';
}

/** What a thread is for somebody who opens it. */
export type Standing = 'open' | 'closed' | 'notBegun';

const CLOSED: readonly string[] = ['withdrawn', 'rejected', 'lapsed', 'closed', 'terminated'];
/** Drafts of a first submission: their writers' own. */
const NOT_BEGUN: readonly string[] = ['draft.conceptNote', 'draft.application'];

export function standingIn(states: readonly string[]): Standing {
  if (states.some((state) => CLOSED.includes(state))) return 'closed';
  return states.some((state) => NOT_BEGUN.includes(state)) ? 'notBegun' : 'open';
}

/** Refuses a message where the state of the file takes none. */
export function mustTakeMessages(states: readonly string[]): void {
  const standing = standingIn(states);
  if (standing === 'closed') throw new ThreadClosed('The file is closed and takes no more messages.');
  if (standing === 'notBegun') throw new ThreadNotBegun('The file takes messages once it was submitted.');
}

/** On whose side this person writes; null for those who read, and for those who see nothing of it. */
export function sideOf({ roles }: Actor): Side | null {
  if (roles.includes('applicant')) return 'applicant';
  return roles.includes('officer') ? 'office' : null;
}

/** Those of the office who read along. Who judges an application sees none of it. */
const READERS: readonly Role[] = ['officer', 'auditor', 'authority'];

export function mayReadMessages(actor: Actor): boolean {
  return sideOf(actor) !== null || READERS.some((role) => actor.roles.includes(role));
}

/** The side of the writer; throws `ThreadNotYours` for everybody else. */
export function mustWrite(actor: Actor): Side {
  const side = sideOf(actor);
  if (side === null) throw new ThreadNotYours('Only the organisation and the officers of a file write on it.');
  return side;
}

/** The function in which this person writes. */
export function functionOf({ roles }: Actor, side: Side): Role {
  if (side === 'office') return 'officer';
  return roles.includes('signatory') ? 'signatory' : 'applicant';
}

/** The text as it is kept; throws `MessageEmpty` or `MessageTooLong`. */
export function messageText(typed: string): string {
  const text = typed.normalize('NFC').replaceAll('\r\n', '\n').trim();
  if (text === '') throw new MessageEmpty('A message says something.');
  const over = graphemeCount(text) - LONGEST_MESSAGE;
  if (over > 0) throw new MessageTooLong('The message is too long.', { over });
  return text;
}
