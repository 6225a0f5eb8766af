import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Calls, wallClockOf } from '#libs/calls';
import { type Command, Commands } from '#libs/engine';
import { type Currency, DomainError, Ids, Money, parseRib } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { endToEndId, messageId } from '../domain/bank-ids.js';
import {
  type PaymentFile,
  PaymentFileImpossible,
  paymentFileXml,
  totalOf,
  type Transfer,
} from '../domain/payment-file.js';
import { mustBe } from '../domain/who-may.js';
import { PayingOffices } from '../paying-office.js';
import { PaymentBatches } from '../persistence/payment-batches.js';
import { type LockedPayment, PaymentSteps, type SeenPayment } from './payment-steps.js';

export interface SendBatchCommand extends Command {
  /** What goes into the file, each with what the person saw of it (`Dossier.shown`). */
  readonly payments: readonly SeenPayment[];
  /** Local date on which the bank is asked to pay. */
  readonly executeOn: string;
}

export interface BatchMade {
  readonly batchId: string;
  readonly messageId: string;
  readonly totalMinor: number;
  readonly transfers: number;
  readonly sha256: string;
}

/** Something stands in the way of payments that were chosen for the file; `details.contracts` names them. */
export class BatchBlocked extends DomainError {
  readonly code = 'payments.batch-blocked';
}

/** The bank would be asked to pay in the past. */
export class ExecutionDayPast extends DomainError {
  readonly code = 'payments.execution-day-past';
}

/**
 * Makes one payment file of approved payments: all of them or none. The file is kept as it was made, its payments are
 * sent in the same transaction, and a payment that is in a file cannot get into another one.
 */
@Injectable()
export class SendBatch {
  constructor(
    private readonly commands: Commands,
    private readonly calls: Calls,
    private readonly steps: PaymentSteps,
    private readonly batches: PaymentBatches,
    private readonly offices: PayingOffices,
    private readonly ids: Ids,
  ) {}

  /** Throws `PaymentChangedSince` with everything that changed since it was seen, and `BatchBlocked`. */
  execute(command: SendBatchCommand): Promise<BatchMade> {
    return this.commands.run('payments.send-batch', command, async (tx) => {
      mustBe(command.by, 'financeOfficer');
      const opened = await this.steps.openAll(tx, command.payments, command);
      refuseBlocked(opened);
      const batchId = this.ids.next();
      const file = await this.fileOf(tx, opened, { batchId, command });
      const xml = paymentFileXml(file);
      await this.send(opened, { batchId, file, command });
      return this.keep(tx, opened, { batchId, file, xml, by: command.by.id });
    });
  }

  private async fileOf(
    tx: Tx,
    opened: readonly LockedPayment[],
    of: { batchId: string; command: SendBatchCommand },
  ): Promise<PaymentFile> {
    const [first] = opened;
    if (!first) throw new PaymentFileImpossible('A payment file needs at least one payment.', { faults: 'empty' });
    await this.refusePastDay(tx, first, of.command.executeOn);
    const transfers: Transfer[] = [];
    for (const { payment } of opened) transfers.push(transferOf(payment, await this.batches.attempts(tx, payment.id)));
    return {
      messageId: messageId(first.instance.at, of.batchId),
      createdAt: first.instance.at,
      executeOn: of.command.executeOn,
      // A payment has the currency of its contract, which is one of those that calls may have.
      currency: first.payment.currency as Currency,
      office: this.offices.office,
      transfers,
    };
  }

  private async refusePastDay(tx: Tx, { grant, instance }: LockedPayment, day: string): Promise<void> {
    const { zone } = await this.calls.of(tx, grant.callId);
    const today = wallClockOf(instance.at, zone).local.slice(0, 10);
    if (day < today) throw new ExecutionDayPast(`The bank cannot be asked to pay on ${day}.`, { day, today });
  }

  private async send(
    opened: readonly LockedPayment[],
    of: { batchId: string; file: PaymentFile; command: SendBatchCommand },
  ): Promise<void> {
    for (const [index, { instance, dossier }] of opened.entries()) {
      const payload = { batchId: of.batchId, endToEndId: of.file.transfers[index]?.endToEndId ?? '' };
      await instance.send({ type: 'paymentSent', payload }, of.command, dossier.given);
    }
  }

  private async keep(
    tx: Tx,
    opened: readonly LockedPayment[],
    of: { batchId: string; file: PaymentFile; xml: string; by: string },
  ): Promise<BatchMade> {
    const { batchId, file, xml, by } = of;
    const sha256 = hash('sha256', xml, 'hex');
    const made = { messageId: file.messageId, totalMinor: totalOf(file).minor, transfers: opened.length, sha256 };
    await this.batches.add(
      tx,
      {
        id: batchId,
        ...made,
        madeAt: file.createdAt,
        madeBy: by,
        executeOn: file.executeOn,
        currency: file.currency,
        file: xml,
      },
      opened.map(({ payment }, index) => ({
        paymentId: payment.id,
        endToEndId: file.transfers[index]?.endToEndId ?? '',
        amountMinor: payment.amountMinor,
      })),
    );
    return { batchId, ...made };
  }
}

function refuseBlocked(opened: readonly LockedPayment[]): void {
  const blocked = opened.filter(({ dossier }) => dossier.blockers.length > 0);
  if (blocked.length === 0) return;
  throw new BatchBlocked('Something stands in the way of payments in this file.', {
    contracts: blocked.map(({ payment }) => payment.contractNumber).join(', '),
    blockers: [...new Set(blocked.flatMap(({ dossier }) => dossier.blockers.map(({ code }) => code)))].join(', '),
  });
}

function transferOf(payment: LockedPayment['payment'], attempts: number): Transfer {
  const reading = parseRib(payment.payee?.rib ?? '');
  if (!payment.payee || !reading.ok) {
    throw new PaymentFileImpossible(`Payment ${payment.id} has no account.`, { faults: 'nameUnreadable' });
  }
  return {
    endToEndId: endToEndId(payment.id, attempts + 1),
    // The same as in `fileOf`.
    amount: Money.of(payment.amountMinor, payment.currency as Currency),
    holder: payment.payee.holder,
    rib: reading.rib,
    remittance: `${payment.contractNumber} ${payment.n}`,
  };
}
