import { DomainError, parseRib, type Rib, type RibFault } from '#libs/kernel';

export interface BankAccount {
  readonly id: string;
  readonly organisationId: string;
  readonly holder: string;
  readonly bank: string;
  readonly rib: string;
  readonly since: Date;
  readonly enteredBy: string;
  readonly verifiedAt: Date | null;
  readonly verifiedBy: string | null;
}

export interface AccountEntry {
  readonly holder: string;
  readonly bank: string;
  readonly rib: string;
}

/** The RIB cannot exist: its length, its signs or its key are wrong. */
export class RibInvalid extends DomainError {
  readonly code = 'identity.rib-invalid';

  constructor(readonly fault: RibFault) {
    super(`The RIB is not right: ${fault}.`, { fault });
  }
}

/** There is no account to verify. */
export class BankAccountNotFound extends DomainError {
  readonly code = 'identity.bank-account-not-found';
}

/** Nobody verifies what they entered themselves, or an account of their own organisation (rules.md R29). */
export class OwnBankAccount extends DomainError {
  readonly code = 'identity.own-bank-account';
}

/** The account has been replaced since it was looked at: what was checked is not what would be verified. */
export class BankAccountReplaced extends DomainError {
  readonly code = 'identity.bank-account-replaced';
}

export function acceptedRib(text: string): Rib {
  const read = parseRib(text);
  if (!read.ok) throw new RibInvalid(read.reason);
  return read.rib;
}

/** The same account entered again is not a change: it keeps its date and its verification. */
export function isSameAccount(current: BankAccount | null, entry: AccountEntry & { readonly rib: Rib }): boolean {
  return current?.rib === entry.rib && current.holder === entry.holder && current.bank === entry.bank;
}

/** May this person say that the account is right? `seen` is the account they looked at. */
export function verifiable(account: BankAccount | null, by: string, seen: string): BankAccount {
  if (!account) throw new BankAccountNotFound('This organisation has given no bank account.');
  if (account.id !== seen) throw new BankAccountReplaced('The account was replaced since it was looked at.');
  if (account.enteredBy === by) throw new OwnBankAccount('Who entered an account does not verify it.');
  return account;
}
