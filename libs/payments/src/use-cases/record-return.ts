import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { mustBe } from '../domain/who-may.js';
import { PaymentBatches } from '../persistence/payment-batches.js';
import { PaymentSteps } from './payment-steps.js';

export interface RecordReturnCommand extends Command {
  readonly paymentId: string;
  /** What the bank said. */
  readonly reason: string;
}

/** The bank has sent the money back; the amount stays reserved until the payment is corrected or refused. */
@Injectable()
export class RecordReturn {
  constructor(
    private readonly commands: Commands,
    private readonly steps: PaymentSteps,
    private readonly batches: PaymentBatches,
  ) {}

  execute(command: RecordReturnCommand): Promise<void> {
    return this.commands.run('payments.record-return', command, async (tx) => {
      mustBe(command.by, 'financeOfficer');
      const { instance } = await this.steps.open(tx, command.paymentId, command);
      await instance.send({ type: 'paymentReturned', payload: { reason: command.reason.trim() } }, command);
      await this.batches.markReturned(tx, instance.id, instance.at);
    });
  }
}
