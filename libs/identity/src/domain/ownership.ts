import { type Actor, DomainError } from '#libs/kernel';
import type { MemberRole } from './standing.js';

/** So long an owner who is not gone may object. */
export const OBJECTION_DAYS = 14;

/** What became of a request. */
export const OWNERSHIP_ANSWERS = ['granted', 'refused'] as const;
export type OwnershipAnswer = (typeof OWNERSHIP_ANSWERS)[number];

export interface OwnershipRequest {
  readonly id: string;
  readonly organisationId: string;
  readonly askedBy: string;
  readonly objectionUntil: Date;
  readonly state: 'open' | 'objected' | OwnershipAnswer;
}

/** There is no request that could be answered. */
export class OwnershipRequestNotFound extends DomainError {
  readonly code = 'identity.ownership-request-not-found';
}

/** Another request of this organisation waits for its answer. */
export class OwnershipAskedAlready extends DomainError {
  readonly code = 'identity.ownership-asked-already';
}

/** An owner does not ask to become one. */
export class OwnerAlready extends DomainError {
  readonly code = 'identity.owner-already';
}

/** The owners may still object. */
export class OwnershipTooEarly extends DomainError {
  readonly code = 'identity.ownership-too-early';
}

/** Only who works for the programme, and not for this organisation, decides. */
export class NotYoursToDecide extends DomainError {
  readonly code = 'identity.not-yours-to-decide';
}

/** Members who are no owners may ask; everybody else is refused. */
export function mayAskForOwnership(role: MemberRole): boolean {
  return role !== 'owner';
}

/**
 * The request as it may be answered now: by an officer or operator who does not belong to the organisation, and granted
 * only when the owners' time to object is over. `memberRole` is what the one who decides is in it.
 */
export function decidable(
  request: OwnershipRequest | null,
  decision: {
    readonly by: Actor;
    readonly memberRole: MemberRole | null;
    readonly answer: OwnershipAnswer;
    readonly at: Date;
  },
): OwnershipRequest {
  const { by, memberRole, answer, at } = decision;
  if (request?.state !== 'open') throw new OwnershipRequestNotFound('There is no open request.');
  const isStaff = by.roles.includes('officer') || by.roles.includes('operator');
  if (!isStaff || memberRole !== null) throw new NotYoursToDecide('This is not theirs to decide.');
  if (answer === 'granted' && at < request.objectionUntil)
    throw new OwnershipTooEarly('The owners may still object.', { untilAt: request.objectionUntil.toISOString() });
  return request;
}

/** Owners make owners; a signatory gives every other role. */
export function mayGive(own: MemberRole, wanted: MemberRole): boolean {
  return own === 'owner' || (own === 'signatory' && wanted !== 'owner');
}
