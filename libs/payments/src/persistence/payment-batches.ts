import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '#libs/platform';
import { PaymentBatchRow } from './payment-batch.row.js';
import { PaymentOrderRow } from './payment-order.row.js';

/** A payment file as it is kept. */
export type PaymentBatch = Readonly<PaymentBatchRow>;

export interface OrderedPayment {
  readonly paymentId: string;
  readonly endToEndId: string;
  readonly amountMinor: number;
}

/** Payment files: made once, never changed. */
@Injectable()
export class PaymentBatches {
  async add(tx: Tx, batch: PaymentBatch, orders: readonly OrderedPayment[]): Promise<void> {
    await tx.insert(PaymentBatchRow, { ...batch });
    await tx.insert(
      PaymentOrderRow,
      orders.map((order) => ({ ...order, batchId: batch.id, returnedAt: null })),
    );
  }

  /** How often a payment was sent before. */
  attempts(tx: Tx, paymentId: string): Promise<number> {
    return tx.countBy(PaymentOrderRow, { paymentId });
  }

  /** The transfer came back: the payment may go into another file. */
  async markReturned(tx: Tx, paymentId: string, at: Date): Promise<void> {
    await tx.update(PaymentOrderRow, { paymentId, returnedAt: IsNull() }, { returnedAt: at });
  }
}
