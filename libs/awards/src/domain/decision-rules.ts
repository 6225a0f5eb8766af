import { DomainError } from '#libs/kernel';

/** Files of the lot are still written, checked or scored; a list is decided once and for all of them. */
export class FilesStillPending extends DomainError {
  readonly code = 'awards.files-still-pending';
}

/** There is nothing to decide in the lot: no file has its scores and waits. */
export class NothingToDecide extends DomainError {
  readonly code = 'awards.nothing-to-decide';
}

/** Scores, budget or files changed after the ranking was shown: what is confirmed is what was seen. */
export class RankingChanged extends DomainError {
  readonly code = 'awards.ranking-changed';
}

/** Files with equal scores lie on both sides of a cut; the committee has to put them in order first, and say why. */
export class TieStillOpen extends DomainError {
  readonly code = 'awards.tie-still-open';
}

/** Nobody has drawn up a decision on the ranking as it is now: the secretary does, then the chair confirms it. */
export class DecisionNotDrawnUp extends DomainError {
  readonly code = 'awards.decision-not-drawn-up';
}

/** Whoever drew a decision up does not confirm it as well, whatever seat they have taken since. */
export class OwnDraft extends DomainError {
  readonly code = 'awards.own-draft';
}

/** The order of a tie names files that are not tied, or leaves one of them out. */
export class TieOrderInvalid extends DomainError {
  readonly code = 'awards.tie-order-invalid';
}

/** A decision without its reason cannot be explained later. */
export class ReasonMissing extends DomainError {
  readonly code = 'awards.reason-missing';
}

/** The reason without blanks around it; refuses one that says nothing. */
export function reasonGiven(text: string): string {
  const reason = text.trim();
  if (reason === '') throw new ReasonMissing('A reason is needed.');
  return reason;
}

/** What has to hold before a lot is decided. */
export interface Readiness {
  readonly waiting: number;
  readonly pending: number;
  readonly openTie: readonly string[];
  readonly fingerprint: string;
}

/** Refuses a decision on a lot that is not ready, or on another ranking than the one that was seen. */
export function mustBeReady({ waiting, pending, openTie, fingerprint }: Readiness, seen: string): void {
  if (waiting === 0) throw new NothingToDecide('No file of this lot waits for a decision.');
  if (pending > 0) throw new FilesStillPending(`${pending} files of this lot are not scored yet.`, { count: pending });
  if (openTie.length > 0) throw new TieStillOpen('Equal scores lie across the cut.', { count: openTie.length });
  if (fingerprint !== seen) throw new RankingChanged('The ranking is not the one that was shown.');
}

/** Refuses an order that does not name exactly the files of one open tie, each once. */
export function mustOrderTie(order: readonly string[], ties: readonly (readonly string[])[]): void {
  const named = [...order].sort().join();
  if (ties.some((tie) => [...tie].sort().join() === named)) return;
  throw new TieOrderInvalid('The order must name every file of one tie, each once.');
}
