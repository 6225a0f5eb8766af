import { Injectable } from '@nestjs/common';
import { Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { type LedgerEntry, MOVEMENT } from '../domain/ledger.js';
import { GrantBalanceRow } from './grant-balance.row.js';
import { LedgerEntryRow } from './ledger-entry.row.js';

/** Where an entry is booked: the grant with its call and lot, when, and on whose account of it. */
export interface Booking {
  readonly grantId: string;
  readonly callId: string;
  readonly lot: string;
  readonly at: Date;
  readonly bookedBy: string;
}

/** The figures of one grant, in minor units. */
export type Balance = Readonly<GrantBalanceRow>;

/** The ledger: entries are only ever added, and the balances follow by themselves. */
@Injectable()
export class Ledger {
  constructor(private readonly ids: Ids) {}

  /** Books one entry. The database refuses a second one of the same cause, and whatever would break a ceiling. */
  async book(tx: Tx, booking: Booking, entry: LedgerEntry): Promise<void> {
    const { kind, cause, amount, paymentId = null } = entry;
    await tx.insert(LedgerEntryRow, {
      id: this.ids.next(),
      ...booking,
      kind,
      cause,
      ...MOVEMENT[kind],
      amountMinor: amount.minor,
      currency: amount.currency,
      paymentId,
    });
  }

  /** What the ledger says about a grant; null before its contract was committed. */
  async balanceOf(tx: Tx, grantId: string): Promise<Balance | null> {
    return tx.findOneBy(GrantBalanceRow, { grantId });
  }
}
