import { Injectable } from '@nestjs/common';
import { Engine } from '#libs/engine';
import { systemActor } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { Terms } from '../persistence/contract-terms.js';
import { balanceNumber, InstalmentRequests } from './instalment-requests.js';
import { bookingOf, Settlements } from './settlements.js';

/**
 * The final report is accepted: its costs justify what was paid, what will not be needed goes back to the call, and the
 * balance is asked for. Where nothing is left to pay, a finance officer settles the grant (`SettleWithoutPayment`).
 */
@Injectable()
export class RequestBalance {
  constructor(
    private readonly engine: Engine,
    private readonly terms: Terms,
    private readonly settlements: Settlements,
    private readonly requests: InstalmentRequests,
  ) {}

  /** In the caller's transaction; `cause` is the effect that asked for it. */
  async execute(tx: Tx, of: { readonly grantId: string; readonly cause: string; readonly at: Date }): Promise<void> {
    const grant = await this.engine.lock(tx, of.grantId);
    const terms = await this.terms.of(tx, grant.id);
    const by = systemActor('payments');
    const booking = bookingOf(grant, by.id);
    const { final, settlement, balance } = await this.settlements.of(tx, grant, terms);
    await this.settlements.justify(tx, booking, { final, balance, cause: `justification:${of.cause}` });
    if (settlement.kind !== 'balance') return;
    await this.settlements.release(tx, booking, { final, balance });
    const asked = { kind: 'balance' as const, n: balanceNumber(terms), amount: settlement.amount };
    await this.requests.begin(tx, grant, { terms, asked, origin: { by, arrivedAt: of.at } });
  }
}
