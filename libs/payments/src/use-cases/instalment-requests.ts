import { Injectable } from '@nestjs/common';
import { Engine, type LockedInstance, type Origin } from '#libs/engine';
import { Ids, Money } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { GrantContext } from '#libs/workflow';
import { shownHash } from '../dossier/seal.js';
import type { PaymentKind } from '../domain/instalment.js';
import type { ContractTerms } from '../persistence/contract-terms.js';
import { Payees } from '../persistence/payees.js';
import { Payments } from '../persistence/payments.js';

/** An instalment that is asked for, with its amount decided. */
export interface Asked {
  readonly kind: PaymentKind;
  readonly n: number;
  readonly amount: Money;
}

/** Begins a payment: its instance, its row, and with it the reservation of its amount. */
@Injectable()
export class InstalmentRequests {
  constructor(
    private readonly engine: Engine,
    private readonly payments: Payments,
    private readonly payees: Payees,
    private readonly ids: Ids,
  ) {}

  /** Answers the payment's id. The database refuses what the award does not leave room for. */
  async begin(
    tx: Tx,
    grant: LockedInstance,
    of: { terms: ContractTerms; asked: Asked; origin: Origin },
  ): Promise<string> {
    const { terms, asked, origin } = of;
    // The engine keeps the vocabulary's context for this definition.
    const { organisationId } = grant.context as unknown as GrantContext;
    const paymentId = this.ids.next();
    const payee = await this.payees.of(tx, organisationId);
    const { kind, n, amount } = asked;
    const what = { grantId: grant.id, kind, amountMinor: amount.minor };
    const shown = shownHash({ ...what, n, currency: amount.currency, payee });
    await this.engine.start(tx, {
      id: paymentId,
      definition: 'payment',
      callId: grant.callId,
      event: { type: 'paymentRequested', payload: { paymentId, ...what, shown } },
      origin,
    });
    await this.payments.add(tx, {
      id: paymentId,
      ...what,
      callId: grant.callId,
      n,
      currency: amount.currency,
      contractNumber: terms.contractNumber,
      organisationId,
      payee,
      shown,
      standing: 'open',
      requestedAt: grant.at,
      requestedBy: origin.by.id,
    });
    return paymentId;
  }
}

/** Which of the contract's instalments the balance is: the last one. */
export function balanceNumber({ instalments }: ContractTerms): number {
  return instalments.find(({ kind }) => kind === 'balance')?.n ?? instalments.length + 1;
}
