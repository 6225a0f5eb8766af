import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { EntryKind, Account } from '../domain/ledger.js';

/** Where the money of a grant is, in minor units. `available`: committed, neither paid nor on its way. */
export interface GrantMoney {
  readonly currency: string;
  readonly awardedMinor: number;
  readonly committedMinor: number;
  readonly inFlightMinor: number;
  readonly paidMinor: number;
  readonly justifiedMinor: number;
  readonly recoveredMinor: number;
  readonly availableMinor: number;
}

export interface LedgerLine {
  readonly id: string;
  readonly at: Date;
  readonly kind: EntryKind;
  readonly debit: Account;
  readonly credit: Account;
  readonly amountMinor: number;
  readonly paymentId: string | null;
}

export interface GrantLedgerView {
  /** Null before the contract was signed by both sides. */
  readonly money: GrantMoney | null;
  /** Oldest first. */
  readonly entries: readonly LedgerLine[];
}

/** The ledger of one grant. */
@Injectable()
export class GrantLedger {
  constructor(private readonly database: Database) {}

  async of(grantId: string): Promise<GrantLedgerView> {
    const [money, entries] = await Promise.all([
      this.database.query<GrantMoney>(MONEY, [grantId]),
      this.database.query<LedgerLine>(ENTRIES, [grantId]),
    ]);
    return { money: money[0] ?? null, entries };
  }
}

const MONEY = `
select b.currency, b.awarded_minor::float8 as "awardedMinor", b.committed_minor::float8 as "committedMinor",
  b.in_flight_minor::float8 as "inFlightMinor", b.paid_minor::float8 as "paidMinor",
  b.justified_minor::float8 as "justifiedMinor", b.recovered_minor::float8 as "recoveredMinor",
  (b.committed_minor - b.paid_minor - b.in_flight_minor)::float8 as "availableMinor"
from grant_balance b where b.grant_id = $1`;

const ENTRIES = `
select e.id, e.at, e.kind, e.debit, e.credit, e.amount_minor::float8 as "amountMinor", e.payment_id as "paymentId"
from ledger_entry e where e.grant_id = $1 order by e.at, e.id`;
