import { DomainError } from '#libs/kernel';

/** The application is no longer what the person read: what they declare would be about something else. */
export class DraftChangedMeanwhile extends DomainError {
  readonly code = 'applications.draft-changed-meanwhile';
}

/** There is nothing yet that a signatory could sign. */
export class DraftIncomplete extends DomainError {
  readonly code = 'applications.draft-incomplete';
}

/** The longest word to a signatory. */
export const LONGEST_NOTE = 1000;

/**
 * Where a request to sign stands. `open`: the signatory can sign exactly what was there when they were asked; `void`:
 * something was changed since; `answered`: a version was submitted after it.
 */
export type SignOffStanding = 'open' | 'void' | 'answered';

/** A request is bound to what it was made for: nothing has to be taken back by hand. */
export function standingOf(
  request: { readonly draftHash: string; readonly askedAt: Date },
  now: { readonly draftHash: string; readonly lastArrivedAt: Date | null },
): SignOffStanding {
  if (now.lastArrivedAt !== null && now.lastArrivedAt >= request.askedAt) return 'answered';
  return now.draftHash === request.draftHash ? 'open' : 'void';
}

/** Refuses to act on another state than the one that was read; null where the person did not say what they read. */
export function mustBeAsRead(read: string | null, present: string): void {
  if (read === null || read === present) return;
  throw new DraftChangedMeanwhile('The application was changed after it was read.', { read, present });
}
