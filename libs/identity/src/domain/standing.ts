import type { Actor, Role } from '#libs/kernel';

/** What a person is in an organisation. */
export const MEMBER_ROLES = ['owner', 'signatory', 'editor', 'accountant'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** What the programme may make of a person, for one call or for all. */
export const STAFF_ROLES = [
  'officer',
  'assessor',
  'committeeMember',
  'chair',
  'secretary',
  'authority',
  'financeOfficer',
  'auditor',
  'operator',
] as const satisfies readonly Role[];
export type StaffRole = (typeof STAFF_ROLES)[number];

/** A role that holds now. `callId` null: in every call. */
export interface HeldRole {
  readonly role: StaffRole;
  readonly callId: string | null;
}

export interface HeldMembership {
  readonly organisationId: string;
  readonly role: MemberRole;
}

/** Everything a person is at one moment: what the answer to "who may" is made from. */
export interface Standing {
  readonly staff: readonly HeldRole[];
  readonly memberships: readonly HeldMembership[];
}

/** One file, or a place above files: a call, an organisation. */
export interface Scope {
  readonly callId?: string | null | undefined;
  /** The organisation that owns the file. */
  readonly organisationId?: string | null | undefined;
  /** Whether this person is assigned to assess the file; only evaluation knows. */
  readonly assigned?: boolean | undefined;
}

/** The roles that count on one file. Nobody is staff on a file of their own organisation. */
export function rolesIn(standing: Standing, scope: Scope): readonly Role[] {
  const membership = standing.memberships.find(({ organisationId }) => organisationId === scope.organisationId);
  if (membership) return rolesOfMember(membership.role);
  const held = standing.staff.filter(({ callId }) => callId === null || callId === scope.callId);
  const roles = held.map(({ role }) => role).filter((role) => role !== 'assessor' || scope.assigned === true);
  return [...new Set(roles)];
}

/** The roles that a person has somewhere: enough to decide who sees a page at all, never for what happens on it. */
export function rolesAnywhere(standing: Standing): readonly Role[] {
  const roles = [
    ...standing.memberships.flatMap(({ role }) => rolesOfMember(role)),
    ...standing.staff.map(({ role }) => role),
  ];
  return [...new Set(roles)];
}

export function actorIn(personId: string, standing: Standing, scope: Scope): Actor {
  return { kind: 'person', id: personId, roles: rolesIn(standing, scope) };
}

/** Owner and signatory bind the organisation; editor and accountant prepare what these then send. */
function rolesOfMember(role: MemberRole): readonly Role[] {
  return role === 'owner' || role === 'signatory' ? ['applicant', 'signatory'] : ['applicant'];
}
