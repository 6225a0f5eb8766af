import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { mustBe } from '../domain/who-may.js';
import { Payments } from '../persistence/payments.js';
import { PaymentSteps } from './payment-steps.js';

export interface CorrectPaymentCommand extends Command {
  readonly paymentId: string;
  /** What was put right after the bank returned the payment. */
  readonly reason: string;
}

/** Puts a returned payment back to its beginning, with the grantee's account as it is now: both checks are made again. */
@Injectable()
export class CorrectPayment {
  constructor(
    private readonly commands: Commands,
    private readonly steps: PaymentSteps,
    private readonly payments: Payments,
  ) {}

  execute(command: CorrectPaymentCommand): Promise<void> {
    return this.commands.run('payments.correct', command, async (tx) => {
      mustBe(command.by, 'officer', 'financeOfficer');
      const { instance, dossier } = await this.steps.open(tx, command.paymentId, command);
      const payload = { reason: command.reason.trim(), shown: dossier.hash };
      await instance.send({ type: 'paymentCorrected', payload }, command);
      await this.payments.fix(tx, instance.id, dossier.payee, dossier.hash);
    });
  }
}
