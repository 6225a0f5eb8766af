import { DomainError } from '#libs/kernel';
import type { FieldProblem } from './field-problem.js';

/** Nobody is signed in, or the session has ended. */
export class SignInNeeded extends DomainError {
  readonly code = 'http.sign-in-needed';
}

/** This person has no role that may be here. */
export class NotForThisRole extends DomainError {
  readonly code = 'http.not-for-this-role';
}

/** A token that may only read was used to change something. */
export class TokenMayNotWrite extends DomainError {
  readonly code = 'http.token-may-not-write';
}

/** There is nothing at this address, or nothing that the asker may know of: the answer is the same. */
export class NothingHere extends DomainError {
  readonly code = 'http.nothing-here';
}

/** A form came from another site. */
export class ForeignForm extends DomainError {
  readonly code = 'http.foreign-form';
}

/** The form's token is not that of this session: the page was opened before signing in or out. */
export class FormExpired extends DomainError {
  readonly code = 'http.form-expired';
}

/** What was sent does not have the shape that was asked for. */
export class InputInvalid extends DomainError {
  readonly code = 'http.input-invalid';

  constructor(readonly fields: readonly FieldProblem[]) {
    super('The input does not have the shape that was asked for.');
  }
}

/** `If-Match` is missing where a version must be named. */
export class VersionNeeded extends DomainError {
  readonly code = 'http.version-needed';
}

/** `If-Match` names a version that is no longer the present one. */
export class VersionChanged extends DomainError {
  readonly code = 'http.version-changed';
}

/** A file is larger than the installation allows. */
export class UploadTooLarge extends DomainError {
  readonly code = 'http.upload-too-large';
}
