import { DomainError } from '#libs/kernel';
import type { HeldRole, StaffRole } from './standing.js';

/** A person cannot be given this role. */
export class RoleNotPossible extends DomainError {
  readonly code = 'identity.role-not-possible';
}

/** The person has the role already. */
export class RoleHeldAlready extends DomainError {
  readonly code = 'identity.role-held-already';
}

/** Nobody gives or takes roles of their own. */
export class OwnRoles extends DomainError {
  readonly code = 'identity.own-roles';
}

/** There must always be somebody left who can give roles. */
export class LastOperator extends DomainError {
  readonly code = 'identity.last-operator';
}

export class RoleGrantNotFound extends DomainError {
  readonly code = 'identity.role-grant-not-found';
}

/** This person may not do that. */
export class NotAllowed extends DomainError {
  readonly code = 'identity.not-allowed';
}

const EVALUATE: readonly StaffRole[] = ['assessor', 'committeeMember', 'chair', 'secretary'];
const PAY: readonly StaffRole[] = ['financeOfficer'];
const JUDGE_ONLY: readonly StaffRole[] = ['auditor'];

/**
 * Which role of `held` stands against a new one in the same call, or null. Who evaluates does not pay (rules.md R25);
 * the auditor does nothing that they audit.
 */
export function conflicting(held: readonly HeldRole[], wanted: HeldRole): StaffRole | null {
  const together = held.filter(({ callId }) => callId === null || wanted.callId === null || callId === wanted.callId);
  return together.find(({ role }) => exclude(role, wanted.role))?.role ?? null;
}

function exclude(left: StaffRole, right: StaffRole): boolean {
  const both = (one: readonly StaffRole[], other: readonly StaffRole[]) => one.includes(left) && other.includes(right);
  if (both(EVALUATE, PAY) || both(PAY, EVALUATE)) return true;
  return left !== right && (JUDGE_ONLY.includes(left) || JUDGE_ONLY.includes(right));
}

/** The role that may be given, or why not. */
export function grantable(held: readonly HeldRole[], wanted: HeldRole): HeldRole {
  if (held.some(({ role, callId }) => role === wanted.role && callId === wanted.callId)) {
    throw new RoleHeldAlready(`The person is ${wanted.role} already.`, { role: wanted.role });
  }
  const against = conflicting(held, wanted);
  if (against)
    throw new RoleNotPossible(`${wanted.role} cannot be given to a ${against}.`, { role: wanted.role, held: against });
  return wanted;
}
