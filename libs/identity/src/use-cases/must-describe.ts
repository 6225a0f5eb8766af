import { mayDescribe, OrganisationNotFound } from '../domain/organisation.js';
import { NotAllowed } from '../domain/roles.js';
import type { MemberRole } from '../domain/standing.js';

/** Refuses strangers, for whom the organisation does not exist, and members who do not write for it. */
export function mustDescribe(role: MemberRole | null): void {
  if (role === null) throw new OrganisationNotFound('There is no such organisation.');
  if (!mayDescribe(role)) throw new NotAllowed(`${role} does not describe the organisation.`);
}
