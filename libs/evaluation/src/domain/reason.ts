import { DomainError } from '#libs/kernel';

/** Something that others have to be able to understand later was asked for without a reason. */
export class ReasonMissing extends DomainError {
  readonly code = 'evaluation.reason-missing';
}

/** The reason without blanks around it; refuses one that says nothing. */
export function reasonGiven(text: string): string {
  const reason = text.trim();
  if (reason === '') throw new ReasonMissing('A reason is needed.');
  return reason;
}
