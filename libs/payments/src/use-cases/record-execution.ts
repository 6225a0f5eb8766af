import { Injectable } from '@nestjs/common';
import { Calls, wallClockOf } from '#libs/calls';
import { type Command, Commands } from '#libs/engine';
import { type Currency, Money } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { mustBePossibleDay } from '../domain/payment.js';
import { mustBe } from '../domain/who-may.js';
import { Ledger } from '../persistence/ledger.js';
import { Payments } from '../persistence/payments.js';
import { type LockedPayment, PaymentSteps } from './payment-steps.js';
import { bookingOf } from './settlements.js';

export interface RecordExecutionCommand extends Command {
  readonly paymentId: string;
  /** Local date on which the bank paid. */
  readonly executedOn: string;
  readonly bankReference: string;
}

/** The bank has paid: the ledger says so in the same transaction, and the grant is told. */
@Injectable()
export class RecordExecution {
  constructor(
    private readonly commands: Commands,
    private readonly calls: Calls,
    private readonly steps: PaymentSteps,
    private readonly payments: Payments,
    private readonly ledger: Ledger,
  ) {}

  execute(command: RecordExecutionCommand): Promise<void> {
    return this.commands.run('payments.record-execution', command, async (tx) => {
      mustBe(command.by, 'financeOfficer');
      const { executedOn } = command;
      const bankReference = command.bankReference.trim();
      const opened = await this.steps.open(tx, command.paymentId, command);
      await this.refuseImpossibleDay(tx, opened, executedOn);
      await opened.instance.send({ type: 'paymentExecuted', payload: { executedOn, bankReference } }, command);
      await this.payments.noteExecution(tx, opened.payment.id, { executedOn, bankReference });
      await this.book(tx, opened, command.by.id);
    });
  }

  /** The balance is paid on costs that are accepted already, so it is justified the moment it is paid. */
  private async book(tx: Tx, { payment, grant }: LockedPayment, by: string): Promise<void> {
    // Only contracts of a call's currency are committed, and a payment has its contract's.
    const amount = Money.of(payment.amountMinor, payment.currency as Currency);
    const booking = bookingOf(grant, by);
    await this.ledger.book(tx, booking, {
      kind: 'payment',
      cause: `payment:${payment.id}`,
      amount,
      paymentId: payment.id,
    });
    if (payment.kind !== 'balance') return;
    await this.ledger.book(tx, booking, { kind: 'justification', cause: `justification:${payment.id}`, amount });
  }

  private async refuseImpossibleDay(tx: Tx, { grant, instance, dossier }: LockedPayment, day: string): Promise<void> {
    const { zone } = await this.calls.of(tx, grant.callId);
    const localDay = (at: Date): string => wallClockOf(at, zone).local.slice(0, 10);
    const { batch } = dossier.record;
    if (batch) mustBePossibleDay(day, { from: localDay(new Date(batch.madeOn)), today: localDay(instance.at) });
  }
}
