import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { mustBeAsSeen } from '../domain/payment.js';
import { mustBe } from '../domain/who-may.js';
import { PaymentSteps } from './payment-steps.js';

export interface ApprovePaymentCommand extends Command {
  readonly paymentId: string;
  /** Hash of what the person saw (`Dossier.shown`). */
  readonly shown: string;
}

/** The second pair of eyes, never the first: what is approved is what was checked, and what is paid. */
@Injectable()
export class ApprovePayment {
  constructor(
    private readonly commands: Commands,
    private readonly steps: PaymentSteps,
  ) {}

  /** Throws `PaymentChangedSince`, and `TransitionRefused` with everything that blocks the payment. */
  execute(command: ApprovePaymentCommand): Promise<void> {
    return this.commands.run('payments.approve', command, async (tx) => {
      mustBe(command.by, 'financeOfficer');
      const { instance, dossier } = await this.steps.open(tx, command.paymentId, command);
      mustBeAsSeen(command.shown, dossier.shown);
      await instance.send({ type: 'paymentApproved', payload: { shown: dossier.shown } }, command, dossier.given);
    });
  }
}
