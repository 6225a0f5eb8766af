import { DomainError } from '#libs/kernel';

/** Only operators decide this. */
export class OperatorsOnly extends DomainError {
  readonly code = 'operation.operators-only';
}
