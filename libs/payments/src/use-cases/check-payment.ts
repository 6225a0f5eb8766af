import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { mustBe } from '../domain/who-may.js';
import { mustBeAsSeen } from '../dossier/as-seen.js';
import { PaymentDecisions } from './payment-decisions.js';
import { PaymentSteps } from './payment-steps.js';

export interface CheckPaymentCommand extends Command {
  readonly paymentId: string;
  /** What the person saw (`Dossier.shown`). */
  readonly shown: string;
}

/** The first pair of eyes: payee, account and amount are right. The account that was seen is fixed with the check. */
@Injectable()
export class CheckPayment {
  constructor(
    private readonly commands: Commands,
    private readonly steps: PaymentSteps,
    private readonly decisions: PaymentDecisions,
  ) {}

  /** Throws `PaymentChangedSince`, and `TransitionRefused` with everything that blocks the payment. */
  execute(command: CheckPaymentCommand): Promise<void> {
    return this.commands.run('payments.check', command, async (tx) => {
      mustBe(command.by, 'financeOfficer');
      const opened = await this.steps.open(tx, command.paymentId, command);
      mustBeAsSeen([{ dossier: opened.dossier, seen: command.shown }]);
      await this.decisions.check(tx, opened, command);
    });
  }
}
