import { DomainError } from '#libs/kernel';

/** A file from its first draft on. Its id is the grant's. */
export interface Application {
  readonly id: string;
  readonly callId: string;
  /** Given with the first submission, as the code. */
  readonly number: number | null;
  readonly code: string | null;
  readonly lot: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** There is no such application, or none that the asker may know of. */
export class ApplicationNotFound extends DomainError {
  readonly code = 'applications.not-found';
}

/** The organisation has as many applications in this call as the call allows (R07). */
export class TooManyApplications extends DomainError {
  readonly code = 'applications.too-many';
}

/** Refuses one application more than the call allows a lead applicant. */
export function mustAllowOneMore(rules: { readonly allowed: number; readonly present: number }): void {
  if (rules.present < rules.allowed) return;
  throw new TooManyApplications('The organisation already has its applications in this call.', {
    allowed: rules.allowed,
  });
}
