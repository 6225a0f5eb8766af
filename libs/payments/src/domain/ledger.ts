import type { Money } from '#libs/kernel';

/**
 * Where the money of a grant stands. `envelope` is the call's money that is bound to nobody, `committed` what a
 * contract binds, `paid` what the grantee has, `justified` what accepted costs cover, `recovered` what is owed back.
 */
export type Account = 'envelope' | 'committed' | 'paid' | 'justified' | 'recovered';

export const ENTRY_KINDS = ['commitment', 'payment', 'justification', 'release', 'recovery'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Every kind of entry moves money from one account (credit) to another (debit); no other movement exists. */
export const MOVEMENT: Readonly<Record<EntryKind, { readonly debit: Account; readonly credit: Account }>> = {
  commitment: { debit: 'committed', credit: 'envelope' },
  payment: { debit: 'paid', credit: 'committed' },
  justification: { debit: 'justified', credit: 'paid' },
  release: { debit: 'envelope', credit: 'committed' },
  recovery: { debit: 'recovered', credit: 'paid' },
};

/** One line of the ledger. `cause` names what it comes from and is unique, so that nothing is booked twice. */
export interface LedgerEntry {
  readonly kind: EntryKind;
  readonly cause: string;
  readonly amount: Money;
  /** The payment that was executed, for an entry of that kind. */
  readonly paymentId?: string;
}

/** What the ledger says about one grant. */
export interface Balances {
  /** What contracts bind, less what was released. */
  readonly committedMinor: number;
  readonly paidMinor: number;
  readonly justifiedMinor: number;
  readonly recoveredMinor: number;
}

/** Adds up entries: the figures that the database keeps beside the ledger must always be these. */
export function balancesOf(entries: readonly Pick<LedgerEntry, 'kind' | 'amount'>[]): Balances {
  const sum = (kind: EntryKind): number =>
    entries.filter((entry) => entry.kind === kind).reduce((total, entry) => total + entry.amount.minor, 0);
  return {
    committedMinor: sum('commitment') - sum('release'),
    paidMinor: sum('payment'),
    justifiedMinor: sum('justification'),
    recoveredMinor: sum('recovery'),
  };
}
