import { DomainError, type Actor, type Role } from '#libs/kernel';

/** The file is not assigned to this person (any more): for them it does not exist. */
export class NotAssigned extends DomainError {
  readonly code = 'evaluation.not-assigned';
}

/** Nobody reads an application before the declaration of impartiality is signed (R11). */
export class DeclarationMissing extends DomainError {
  readonly code = 'evaluation.declaration-missing';
}

/** The person's roles do not include one that may do this. */
export class NotYourTask extends DomainError {
  readonly code = 'evaluation.not-your-task';
}

/** Refuses everybody who has none of these roles for the file or the call. */
export function mustHaveOneOf(by: Actor, roles: readonly Role[]): void {
  if (by.roles.some((role) => roles.includes(role))) return;
  throw new NotYourTask('This is a task of other people.', { by: roles.join(', ') });
}

/** Refuses an assessor who has not signed the declaration of this call. */
export function mustHaveDeclared(hasDeclared: boolean): void {
  if (!hasDeclared) throw new DeclarationMissing('The declaration of impartiality has not been signed.');
}
