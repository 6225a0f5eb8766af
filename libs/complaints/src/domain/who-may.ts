import { type Actor, DomainError } from '#libs/kernel';

/** Only the signatory of the organisation complains in its name. */
export class SignatoriesOnly extends DomainError {
  readonly code = 'complaints.not-yours-to-file';
}

/** Only the office of the call answers. */
export class OfficeOnly extends DomainError {
  readonly code = 'complaints.not-yours-to-answer';
}

export function mustSignFor({ roles }: Actor): void {
  if (!roles.includes('signatory')) throw new SignatoriesOnly('Only the signatory of the organisation may complain.');
}

export function mustBeOfTheOffice({ roles }: Actor): void {
  if (roles.includes('officer') || roles.includes('authority')) return;
  throw new OfficeOnly('Only the office of the call answers a complaint.');
}
