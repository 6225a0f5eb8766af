import { parseEmail } from './email.js';
import { passwordFault } from './password.js';
import { AddressInvalid, PasswordNotAccepted } from './sign-in-errors.js';

/** The password if nobody would guess it for this person; throws `PasswordNotAccepted`. */
export function acceptedPassword(password: string, person: { readonly name: string; readonly email: string }): string {
  const fault = passwordFault(password, [person.name, person.email]);
  if (fault) throw new PasswordNotAccepted(fault);
  return password;
}

export function acceptedEmail(text: string): string {
  const email = parseEmail(text);
  if (email === null) throw new AddressInvalid('This cannot be an e-mail address.');
  return email;
}
