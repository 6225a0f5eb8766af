import { Injectable } from '@nestjs/common';
import type { LockedInstance } from '#libs/engine';
import { DomainError, Money } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { GrantContext } from '#libs/workflow';
import { finalGrant, type Settlement, settlementOf } from '../domain/final-grant.js';
import { type Balance, type Booking, Ledger } from '../persistence/ledger.js';
import type { ContractTerms } from '../persistence/contract-terms.js';

/** The balance follows from the accepted costs, and the final report is not accepted yet. */
export class FinalReportNotAccepted extends DomainError {
  readonly code = 'payments.final-report-not-accepted';
}

/** Nothing was committed for this grant, so there is nothing to settle. */
export class NothingCommitted extends DomainError {
  readonly code = 'payments.nothing-committed';
}

/** What the accepted costs mean for the money of a grant. */
export interface Settled {
  readonly final: Money;
  /** What is left to pay, to recover, or neither, besides what is paid and on its way. */
  readonly settlement: Settlement;
  readonly balance: Balance;
}

/** Settles grants by their accepted costs, and keeps the ledger of it. */
@Injectable()
export class Settlements {
  constructor(private readonly ledger: Ledger) {}

  /** Throws `FinalReportNotAccepted` and `NothingCommitted`. */
  async of(tx: Tx, grant: Pick<LockedInstance, 'id' | 'context'>, terms: ContractTerms): Promise<Settled> {
    // The engine keeps the vocabulary's context for this definition.
    const { acceptedCostsMinor } = grant.context as unknown as GrantContext;
    if (acceptedCostsMinor === undefined) throw new FinalReportNotAccepted('The final report is not accepted yet.');
    const balance = await this.ledger.balanceOf(tx, grant.id);
    if (!balance) throw new NothingCommitted('Nothing was committed for this grant.', { grantId: grant.id });
    const final = finalGrant(terms, Money.of(acceptedCostsMinor, terms.currency));
    const paid = Money.of(balance.paidMinor + balance.inFlightMinor, terms.currency);
    return { final, settlement: settlementOf(final, paid), balance };
  }

  /** Books what accepted costs justify of the money that is paid, as far as it is not booked yet. */
  async justify(tx: Tx, booking: Booking, of: { final: Money; balance: Balance; cause: string }): Promise<void> {
    const { final, balance, cause } = of;
    const justified = Math.min(final.minor, balance.paidMinor) - balance.justifiedMinor;
    if (justified <= 0) return;
    await this.ledger.book(tx, booking, { kind: 'justification', cause, amount: Money.of(justified, final.currency) });
  }

  /** Gives back to the call what will not be paid: what is committed above the final amount, or above what is paid. */
  async release(tx: Tx, booking: Booking, { final, balance }: { final: Money; balance: Balance }): Promise<void> {
    const bound = Math.max(final.minor, balance.paidMinor + balance.inFlightMinor);
    const free = balance.committedMinor - bound;
    if (free <= 0) return;
    const amount = Money.of(free, final.currency);
    await this.ledger.book(tx, booking, { kind: 'release', cause: `release:${booking.grantId}`, amount });
  }
}

/** Where a grant's entries are booked, at its transaction's instant. */
export function bookingOf(grant: LockedInstance, bookedBy: string): Booking {
  // The engine keeps the vocabulary's context for this definition.
  const { lot } = grant.context as unknown as GrantContext;
  return { grantId: grant.id, callId: grant.callId, lot, at: grant.at, bookedBy };
}
