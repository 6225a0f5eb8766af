import { Injectable } from '@nestjs/common';
import type { Command } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { Payments } from '../persistence/payments.js';
import type { LockedPayment } from './payment-steps.js';

/** What each of the two pairs of eyes does with a payment that is locked: one by one as well as several together. */
@Injectable()
export class PaymentDecisions {
  constructor(private readonly payments: Payments) {}

  /** The account that was seen is fixed with the check. */
  async check(tx: Tx, { instance, dossier }: LockedPayment, origin: Command): Promise<void> {
    await instance.send({ type: 'paymentChecked', payload: { shown: dossier.hash } }, origin, dossier.given);
    await this.payments.fix(tx, instance.id, dossier.payee, dossier.hash);
  }

  async approve(_tx: Tx, { instance, dossier }: LockedPayment, origin: Command): Promise<void> {
    await instance.send({ type: 'paymentApproved', payload: { shown: dossier.hash } }, origin, dossier.given);
  }
}
