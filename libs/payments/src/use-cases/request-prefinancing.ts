import { Injectable } from '@nestjs/common';
import { Engine } from '#libs/engine';
import { Money, systemActor } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { Ledger } from '../persistence/ledger.js';
import { Terms } from '../persistence/contract-terms.js';
import { InstalmentRequests } from './instalment-requests.js';
import { bookingOf } from './settlements.js';

/** A contract that both sides have signed binds its amount; then its first instalment is asked for. */
@Injectable()
export class RequestPrefinancing {
  constructor(
    private readonly engine: Engine,
    private readonly ledger: Ledger,
    private readonly terms: Terms,
    private readonly requests: InstalmentRequests,
  ) {}

  /** In the caller's transaction. A second time for the same grant is refused by the ledger. */
  async execute(tx: Tx, { grantId, at }: { readonly grantId: string; readonly at: Date }): Promise<void> {
    const grant = await this.engine.lock(tx, grantId);
    const terms = await this.terms.of(tx, grantId);
    const by = systemActor('payments');
    await this.ledger.book(tx, bookingOf(grant, by.id), {
      kind: 'commitment',
      cause: `commitment:${grantId}`,
      amount: terms.award,
    });
    const [first] = terms.instalments;
    if (first?.kind !== 'prefinancing') return;
    const asked = { kind: first.kind, n: first.n, amount: Money.of(first.amountMinor, terms.currency) };
    await this.requests.begin(tx, grant, { terms, asked, origin: { by, arrivedAt: at } });
  }
}
