/**
 * The words a definition may use for who acts. A person's roles are resolved for one instance before they get here:
 * `applicant` means "of the organisation that owns this file", `assessor` means "assigned to this file".
 */
export const ROLES = [
  'applicant',
  'signatory',
  'officer',
  'assessor',
  'committeeMember',
  'chair',
  'secretary',
  'authority',
  'financeOfficer',
  'auditor',
  'operator',
  'system',
] as const;

export type Role = (typeof ROLES)[number];

/** Who acts on an instance. `system` is the engine itself: a timer or an effect's handler. */
export interface Actor {
  readonly kind: 'person' | 'system';
  /** A person's id, or the name of the part of the system that acts, such as `timer`. */
  readonly id: string;
  readonly roles: readonly Role[];
}

/** The actor for what happens by itself; `part` says which part acted, for the history. */
export function systemActor(part: string): Actor {
  return { kind: 'system', id: part, roles: ['system'] };
}
