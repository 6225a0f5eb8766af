import { DomainError } from '#libs/kernel';

/** There is no instance of that id, or none that the asker may know of. */
export class InstanceNotFound extends DomainError {
  readonly code = 'engine.instance-not-found';
}

/** The idempotency key was used before, for another request. */
export class IdempotencyKeyReused extends DomainError {
  readonly code = 'engine.idempotency-key-reused';
}

/** The history of the instance lies in a month that was detached. */
export class HistoryDetached extends DomainError {
  readonly code = 'engine.history-detached';
}
