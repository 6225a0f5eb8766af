import { Injectable } from '@nestjs/common';
import { Engine } from '#libs/engine';
import { systemActor } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { PaymentKind } from '../domain/instalment.js';

export interface ExecutedInstalment {
  readonly grantId: string;
  readonly paymentId: string;
  readonly kind: PaymentKind;
  readonly amountMinor: number;
  readonly at: Date;
}

/** Tells a grant that an instalment was executed. One that ended while the money was on its way has the ledger's word. */
@Injectable()
export class TellGrantPaymentExecuted {
  constructor(private readonly engine: Engine) {}

  async execute(tx: Tx, { grantId, at, ...executed }: ExecutedInstalment): Promise<void> {
    const grant = await this.engine.lock(tx, grantId);
    if (!grant.isIn('running')) return;
    await grant.send({ type: 'instalmentExecuted', payload: executed }, { by: systemActor('payments'), arrivedAt: at });
  }
}
