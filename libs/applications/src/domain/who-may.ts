import { type Actor, DomainError } from '#libs/kernel';

/** The person does not belong to the organisation that owns the application, or only reads it. */
export class NotYourApplication extends DomainError {
  readonly code = 'applications.not-yours';
}

/** The application is not open for this: its deadline has passed, or the office has it. */
export class ApplicationNotOpen extends DomainError {
  readonly code = 'applications.not-open';
}

/** Everybody of the organisation writes; only the signatory submits or withdraws, which the procedure itself checks. */
export function mustWriteFor(by: Actor): void {
  if (by.roles.includes('applicant') || by.roles.includes('signatory')) return;
  throw new NotYourApplication('Only the organisation that owns this application may change it.');
}

/** Refuses a change of a part that is closed. */
export function mustBeOpen<Part extends string>(part: Part, open: readonly Part[]): void {
  if (open.includes(part)) return;
  throw new ApplicationNotOpen('This part of the application is not open for changes.', { part });
}
