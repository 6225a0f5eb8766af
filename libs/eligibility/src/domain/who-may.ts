import { type Actor, DomainError } from '#libs/kernel';

/** Only an officer of the call checks files. */
export class OfficersOnly extends DomainError {
  readonly code = 'eligibility.officers-only';
}

/** Only the organisation that was asked answers. */
export class NotYoursToAnswer extends DomainError {
  readonly code = 'eligibility.not-yours-to-answer';
}

export function mustBeOfficer(by: Actor): void {
  if (!by.roles.includes('officer')) throw new OfficersOnly('Only an officer of the call may do this.');
}

export function mustAnswerFor(by: Actor): void {
  if (by.roles.includes('applicant') || by.roles.includes('signatory')) return;
  throw new NotYoursToAnswer('Only the organisation that was asked may answer.');
}
