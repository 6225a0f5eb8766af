import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { mustBeAsSeen } from '../domain/payment.js';
import { mustBe } from '../domain/who-may.js';
import { Payments } from '../persistence/payments.js';
import { PaymentSteps } from './payment-steps.js';

export interface CheckPaymentCommand extends Command {
  readonly paymentId: string;
  /** Hash of what the person saw (`Dossier.shown`). */
  readonly shown: string;
}

/** The first pair of eyes: payee, account and amount are right. The account that was seen is fixed with the check. */
@Injectable()
export class CheckPayment {
  constructor(
    private readonly commands: Commands,
    private readonly steps: PaymentSteps,
    private readonly payments: Payments,
  ) {}

  /** Throws `PaymentChangedSince`, and `TransitionRefused` with everything that blocks the payment. */
  execute(command: CheckPaymentCommand): Promise<void> {
    return this.commands.run('payments.check', command, async (tx) => {
      mustBe(command.by, 'financeOfficer');
      const { instance, dossier } = await this.steps.open(tx, command.paymentId, command);
      mustBeAsSeen(command.shown, dossier.shown);
      await instance.send({ type: 'paymentChecked', payload: { shown: dossier.shown } }, command, dossier.given);
      await this.payments.fix(tx, instance.id, dossier.payee, dossier.shown);
    });
  }
}
