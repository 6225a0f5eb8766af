import { AddressInvalid, AddressTaken, OrganisationInvalid, PasswordNotAccepted, RibInvalid } from '#libs/identity';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';

/** The field that a refusal of identity is about, so that a form can show it there; rethrows every other error. */
export function fieldFault(view: View, error: unknown, prefix = ''): FieldError {
  if (error instanceof PasswordNotAccepted) return at('password', `identity.person.error.password.${error.fault}`);
  if (error instanceof AddressTaken) return at('email', 'identity.error.address-taken');
  if (error instanceof AddressInvalid) return at('email', 'identity.person.error.email');
  if (error instanceof RibInvalid) return at('rib', `identity.account.error.rib.${error.fault}`);
  if (error instanceof OrganisationInvalid) {
    const { field, fault } = error.details;
    return at(`${prefix}${String(field)}`, `identity.organisation.error.${String(field)}.${String(fault)}`);
  }
  throw error;

  function at(name: string, key: string): FieldError {
    return { name, message: view.t(key) };
  }
}
