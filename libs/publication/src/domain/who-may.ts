import { type Actor, DomainError, type Role } from '#libs/kernel';

/** Somebody tries to change a call who is not in charge of it. */
export class NotYourCall extends DomainError {
  readonly code = 'publication.not-your-call';
}

/** Who prepares and publishes calls, and who approves them: never the same person, which the procedure itself checks. */
const IN_CHARGE = {
  draft: ['officer', 'operator'],
  approve: ['authority'],
  publish: ['officer', 'operator'],
  extend: ['officer'],
  correct: ['officer'],
  confirmCorrection: ['authority'],
  setCorrectionAside: ['officer', 'authority'],
  answer: ['officer'],
  cancel: ['officer', 'authority'],
  conclude: ['officer'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** Refuses a person without a role for that. */
export function mustBeInCharge(by: Actor, of: keyof typeof IN_CHARGE): void {
  const roles: readonly Role[] = IN_CHARGE[of];
  if (by.roles.some((role) => roles.includes(role))) return;
  throw new NotYourCall(`Only ${roles.join(' or ')} may ${of} a call.`, { roles: [...roles] });
}
