import { DomainError } from '#libs/kernel';
import type { PasswordFault } from './password.js';

/** Address and password do not belong together. Says no more: not whether the address is known. */
export class SignInRefused extends DomainError {
  readonly code = 'identity.sign-in-refused';
}

/** Too many tries; `retryAfterSeconds` says when the next one is taken. */
export class TooManyAttempts extends DomainError {
  readonly code = 'identity.too-many-attempts';

  constructor(readonly retryAfterSeconds: number) {
    super('Too many attempts.', { retryAfterSeconds, minutes: Math.ceil(retryAfterSeconds / 60) });
  }
}

/** An account with this address cannot be made: usually because there is one. */
export class AddressTaken extends DomainError {
  readonly code = 'identity.address-taken';
}

/** The address cannot be one. */
export class AddressInvalid extends DomainError {
  readonly code = 'identity.address-invalid';
}

/** The password can be guessed. */
export class PasswordNotAccepted extends DomainError {
  readonly code = 'identity.password-not-accepted';

  constructor(readonly fault: PasswordFault) {
    super(`The password is not accepted: ${fault}.`, { fault });
  }
}

/** The link was used, is too old, or never was. */
export class LinkNotFound extends DomainError {
  readonly code = 'identity.link-not-found';
}

export class PersonNotFound extends DomainError {
  readonly code = 'identity.person-not-found';
}
