import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { PaymentKind } from '../domain/instalment.js';
import type { EarlierPayment } from '../domain/next-instalment.js';
import { type Payment, PaymentNotFound } from '../domain/payment.js';
import type { Payee } from '../domain/shown.js';
import { PaymentRow } from './payment.row.js';

/** Payments. Amount and instalment are fixed at the request; a trigger refuses to change them. */
@Injectable()
export class Payments {
  async add(tx: Tx, { payee, ...payment }: Payment): Promise<void> {
    await tx.insert(PaymentRow, { ...payment, ...payeeColumns(payee) });
  }

  /** Throws `PaymentNotFound`. */
  async of(tx: Tx, id: string): Promise<Payment> {
    const row = await tx.findOneBy(PaymentRow, { id });
    if (!row) throw new PaymentNotFound(`There is no payment ${id}.`, { id });
    return toPayment(row);
  }

  async ofGrant(tx: Tx, grantId: string): Promise<readonly EarlierPayment[]> {
    return (await tx.findBy(PaymentRow, { grantId })).map(toPayment);
  }

  /** Fixes the account that a person looked at, with the hash of what was shown. */
  async fix(tx: Tx, id: string, payee: Payee | null, shown: string): Promise<void> {
    await tx.update(PaymentRow, { id }, { ...payeeColumns(payee), shown });
  }

  /** Gives the amount back to the grant. */
  async refuse(tx: Tx, id: string): Promise<void> {
    await tx.update(PaymentRow, { id }, { standing: 'refused' });
  }

  /** What the bank says about the execution. Before the ledger's entry: from then on the row is closed. */
  async noteExecution(tx: Tx, id: string, execution: { readonly executedOn: string; readonly bankReference: string }) {
    await tx.update(PaymentRow, { id }, execution);
  }
}

function payeeColumns(payee: Payee | null): Pick<PaymentRow, 'bankAccountId' | 'payeeHolder' | 'payeeRib'> {
  return {
    bankAccountId: payee?.bankAccountId ?? null,
    payeeHolder: payee?.holder ?? null,
    payeeRib: payee?.rib ?? null,
  };
}

function toPayment(row: PaymentRow): Payment {
  const { bankAccountId, payeeHolder: holder, payeeRib: rib, executedOn, bankReference, ...rest } = row;
  const payee = bankAccountId !== null && holder !== null && rib !== null ? { bankAccountId, holder, rib } : null;
  // The checks of these columns let nothing else in.
  return { ...rest, payee, kind: row.kind as PaymentKind, standing: row.standing as Payment['standing'] };
}
