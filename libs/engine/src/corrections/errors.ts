import { DomainError } from '#libs/kernel';

/** There is no correction of that id. */
export class CorrectionNotFound extends DomainError {
  readonly code = 'engine.correction-not-found';
}

/** It was made already, or the file has gone elsewhere since it was asked for. */
export class CorrectionOutdated extends DomainError {
  readonly code = 'engine.correction-outdated';
}
