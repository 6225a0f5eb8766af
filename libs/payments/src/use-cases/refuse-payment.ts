import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { mustBe } from '../domain/who-may.js';
import { Payments } from '../persistence/payments.js';
import { PaymentSteps } from './payment-steps.js';

export interface RefusePaymentCommand extends Command {
  readonly paymentId: string;
  readonly reason: string;
}

/** Refuses a payment before it is sent, or after the bank returned it: its amount is free again for the grant. */
@Injectable()
export class RefusePayment {
  constructor(
    private readonly commands: Commands,
    private readonly steps: PaymentSteps,
    private readonly payments: Payments,
  ) {}

  execute(command: RefusePaymentCommand): Promise<void> {
    return this.commands.run('payments.refuse', command, async (tx) => {
      mustBe(command.by, 'financeOfficer');
      const { instance } = await this.steps.open(tx, command.paymentId, command);
      await instance.send({ type: 'paymentRefused', payload: { reason: command.reason.trim() } }, command);
      await this.payments.refuse(tx, instance.id);
    });
  }
}
