import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { mustBe } from '../domain/who-may.js';
import { mustBeAsSeen } from '../dossier/as-seen.js';
import { PaymentDecisions } from './payment-decisions.js';
import { PaymentSteps } from './payment-steps.js';

export interface ApprovePaymentCommand extends Command {
  readonly paymentId: string;
  /** What the person saw (`Dossier.shown`). */
  readonly shown: string;
}

/** The second pair of eyes, never the first: what is approved is what was checked, and what is paid. */
@Injectable()
export class ApprovePayment {
  constructor(
    private readonly commands: Commands,
    private readonly steps: PaymentSteps,
    private readonly decisions: PaymentDecisions,
  ) {}

  /** Throws `PaymentChangedSince`, and `TransitionRefused` with everything that blocks the payment. */
  execute(command: ApprovePaymentCommand): Promise<void> {
    return this.commands.run('payments.approve', command, async (tx) => {
      mustBe(command.by, 'financeOfficer');
      const opened = await this.steps.open(tx, command.paymentId, command);
      mustBeAsSeen([{ dossier: opened.dossier, seen: command.shown }]);
      await this.decisions.approve(tx, opened, command);
    });
  }
}
