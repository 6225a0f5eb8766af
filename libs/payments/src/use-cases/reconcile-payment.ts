import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { mustBe } from '../domain/who-may.js';
import { PaymentSteps } from './payment-steps.js';

export interface ReconcilePaymentCommand extends Command {
  readonly paymentId: string;
  /** Where the payment stands on the bank's statement. */
  readonly statementLine: string;
}

/** Somebody else than the sender finds the payment on the bank's statement; then it is done. */
@Injectable()
export class ReconcilePayment {
  constructor(
    private readonly commands: Commands,
    private readonly steps: PaymentSteps,
  ) {}

  execute(command: ReconcilePaymentCommand): Promise<void> {
    return this.commands.run('payments.reconcile', command, async (tx) => {
      mustBe(command.by, 'financeOfficer');
      const { instance } = await this.steps.open(tx, command.paymentId, command);
      await instance.send(
        { type: 'paymentReconciled', payload: { statementLine: command.statementLine.trim() } },
        command,
      );
    });
  }
}
