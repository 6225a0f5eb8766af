import { type Actor, DomainError, type Role } from '#libs/kernel';

/** This step of the contract belongs to somebody else. */
export class NotYourStep extends DomainError {
  readonly code = 'contracts.not-your-step';
}

/** First line of every use case: whoever has none of these roles on the file has no business with this step. */
export function mustBe(by: Actor, ...roles: readonly Role[]): void {
  if (by.roles.some((role) => roles.includes(role))) return;
  throw new NotYourStep('This step belongs to somebody else.', { roles: roles.join(', ') });
}
