import { DomainError, type Actor, type Role } from '#libs/kernel';

/** The person's roles do not include one that may do this. */
export class NotYourDecision extends DomainError {
  readonly code = 'awards.not-your-decision';
}

/** Refuses everybody who has none of these roles in the call. */
export function mustHaveOneOf(by: Actor, roles: readonly Role[]): void {
  if (by.roles.some((role) => roles.includes(role))) return;
  throw new NotYourDecision('Other people decide this.', { by: roles.join(', ') });
}
