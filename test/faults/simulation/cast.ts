import type { Actor, Role } from '#libs/kernel';
import type { SeededIds } from './random.js';

/** Everybody of one simulated year. */
export interface Cast {
  /** Those who work for the authority. */
  readonly office: readonly Actor[];
  /** One association's people, by the grant that they apply for. */
  readonly applicants: Map<string, readonly Actor[]>;
}

const OFFICE: readonly Role[] = [
  'officer',
  'officer',
  'assessor',
  'assessor',
  'assessor',
  'chair',
  'secretary',
  'authority',
  'authority',
  'financeOfficer',
  'financeOfficer',
  'financeOfficer',
];

export function castOf(ids: SeededIds): Cast {
  return { office: OFFICE.map((role) => person(ids, role)), applicants: new Map() };
}

/** Somebody who writes, and somebody who signs as well. */
export function association(ids: SeededIds): readonly Actor[] {
  return [person(ids, 'applicant', 'signatory'), person(ids, 'applicant')];
}

function person(ids: SeededIds, ...roles: readonly Role[]): Actor {
  return { kind: 'person', id: ids.next(), roles };
}
