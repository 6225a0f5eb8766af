import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { DomainError } from '#libs/kernel';
import { Database } from '#libs/platform';
import { mustBe } from '../domain/who-may.js';
import { Terms } from '../persistence/contract-terms.js';
import { Ledger } from '../persistence/ledger.js';
import { bookingOf, FinalReportNotAccepted, type Settled, Settlements } from './settlements.js';

export interface SettleWithoutPaymentCommand extends Command {
  readonly grantId: string;
  readonly reason: string;
}

/** There is a balance to pay, or a payment is still on its way. */
export class PaymentStillDue extends DomainError {
  readonly code = 'payments.payment-still-due';
}

export type SettlementObstacle = 'paymentStillDue' | 'finalReportNotAccepted';

/**
 * The accepted costs leave nothing to pay: what was paid too much is owed back, the rest goes back to the call. The
 * amounts follow from the ledger and the accepted costs; nobody types them.
 */
@Injectable()
export class SettleWithoutPayment {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly terms: Terms,
    private readonly settlements: Settlements,
    private readonly ledger: Ledger,
  ) {}

  /** What stands in the way of it now, besides who may; reads without locking. */
  async obstacleTo(grantId: string): Promise<SettlementObstacle | null> {
    const grant = await this.engine.read(grantId);
    try {
      const settled = await this.database.transaction(async (tx) =>
        this.settlements.of(tx, grant, await this.terms.of(tx, grantId)),
      );
      return isStillDue(settled) ? 'paymentStillDue' : null;
    } catch (error) {
      if (error instanceof FinalReportNotAccepted) return 'finalReportNotAccepted';
      throw error;
    }
  }

  /** Answers what the grantee owes back, in minor units. */
  execute(command: SettleWithoutPaymentCommand): Promise<{ readonly recoveryMinor: number }> {
    return this.commands.run('payments.settle-without-payment', command, async (tx) => {
      mustBe(command.by, 'financeOfficer');
      const grant = await this.engine.lock(tx, command.grantId);
      const { final, settlement, balance } = await this.settlements.of(tx, grant, await this.terms.of(tx, grant.id));
      if (isStillDue({ settlement, balance })) {
        throw new PaymentStillDue('There is still something to pay on this grant.', { grantId: grant.id });
      }
      const recoveryMinor = settlement.kind === 'recovery' ? settlement.amount.minor : 0;
      const payload = { recoveryMinor, reason: command.reason.trim() };
      await grant.send({ type: 'balanceSettledWithoutPayment', payload }, command);
      const booking = bookingOf(grant, command.by.id);
      await this.settlements.release(tx, booking, { final, balance });
      if (settlement.kind === 'recovery') {
        await this.ledger.book(tx, booking, {
          kind: 'recovery',
          cause: `recovery:${grant.id}`,
          amount: settlement.amount,
        });
      }
      return { recoveryMinor };
    });
  }
}

function isStillDue({ settlement, balance }: Pick<Settled, 'settlement' | 'balance'>): boolean {
  return settlement.kind === 'balance' || balance.inFlightMinor > 0;
}
