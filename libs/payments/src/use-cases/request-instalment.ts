import { Injectable } from '@nestjs/common';
import { Calls } from '#libs/calls';
import { type Command, Commands, Engine, type LockedInstance } from '#libs/engine';
import { type Actor, DomainError, Money } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { GrantContext } from '#libs/workflow';
import { finalGrant } from '../domain/final-grant.js';
import { furtherPrefinancing } from '../domain/further-prefinancing.js';
import { nextInstalment } from '../domain/next-instalment.js';
import { mustBe } from '../domain/who-may.js';
import { type ContractTerms, Terms } from '../persistence/contract-terms.js';
import { Payments } from '../persistence/payments.js';
import { type Asked, InstalmentRequests } from './instalment-requests.js';
import { bookingOf, Settlements } from './settlements.js';

export interface RequestInstalmentCommand extends Command {
  readonly grantId: string;
}

/** The accepted costs leave no balance to pay. */
export class NoBalanceDue extends DomainError {
  readonly code = 'payments.no-balance-due';
}

/**
 * An officer asks for the next instalment of a grant: one that was refused before, or further pre-financing. The contract
 * and the accepted reports say how much it is; nobody types an amount.
 */
@Injectable()
export class RequestInstalment {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly terms: Terms,
    private readonly payments: Payments,
    private readonly settlements: Settlements,
    private readonly requests: InstalmentRequests,
  ) {}

  execute(command: RequestInstalmentCommand): Promise<{ readonly paymentId: string }> {
    return this.commands.run('payments.request-instalment', command, async (tx) => {
      mustBe(command.by, 'officer');
      const grant = await this.engine.lock(tx, command.grantId);
      const terms = await this.terms.of(tx, grant.id);
      const asked = await this.next(tx, grant, { terms, by: command.by });
      return { paymentId: await this.requests.begin(tx, grant, { terms, asked, origin: command }) };
    });
  }

  private async next(
    tx: Tx,
    grant: LockedInstance,
    { terms, by }: { terms: ContractTerms; by: Actor },
  ): Promise<Asked> {
    // The engine keeps the vocabulary's context for this definition.
    const { acceptedCostsMinor } = grant.context as unknown as GrantContext;
    const earlier = await this.payments.ofGrant(tx, grant.id);
    const soFar = { earlier, areCostsFinal: acceptedCostsMinor !== undefined };
    const { kind, n, amountMinor } = nextInstalment(terms.instalments, soFar);
    const planned = Money.of(amountMinor, terms.currency);
    if (kind === 'prefinancing') return { kind, n, amount: planned };
    if (kind === 'further') return { kind, n, amount: await this.further(tx, grant, { terms, n, planned }) };
    const { final, settlement, balance } = await this.settlements.of(tx, grant, terms);
    if (settlement.kind !== 'balance') throw new NoBalanceDue('The accepted costs leave no balance to pay.');
    await this.settlements.release(tx, bookingOf(grant, by.id), { final, balance });
    return { kind, n, amount: settlement.amount };
  }

  private async further(
    tx: Tx,
    grant: LockedInstance,
    of: { terms: ContractTerms; n: number; planned: Money },
  ): Promise<Money> {
    const { terms, n, planned } = of;
    const { file } = await this.calls.of(tx, grant.callId);
    const accepted = Money.of(await this.terms.acceptedSoFar(tx, grant.id), terms.currency);
    const before = terms.instalments.filter((instalment) => instalment.n < n).map(({ amountMinor }) => amountMinor);
    const last = Money.of(before.at(-1) ?? 0, terms.currency);
    const earlier = Money.of(
      before.slice(0, -1).reduce((sum, minor) => sum + minor, 0),
      terms.currency,
    );
    const used = finalGrant(terms, accepted);
    return furtherPrefinancing({ planned, last, earlier, used }, String(file.payments.usePercentBeforeNext));
  }
}
