import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PaymentBatchRow } from './payment-batch.row.js';
import { PaymentRow } from './payment.row.js';

// bigint reaches us as text; amounts are safe integers by the call's ceilings.
const minor = { to: (value: number) => value, from: Number };

/** A payment as one transfer of a payment file; it is in another file only after it came back from this one. */
@Entity('payment_order')
@Unique('uq_payment_order_end_to_end', ['endToEndId'])
@Index('uq_payment_order_live', ['paymentId'], { unique: true, where: '(returned_at IS NULL)' })
export class PaymentOrderRow {
  @ForeignKey(() => PaymentBatchRow, { name: 'fk_payment_order_batch' })
  @PrimaryColumn('uuid', { name: 'batch_id', primaryKeyConstraintName: 'pk_payment_order' })
  batchId: string;
  @ForeignKey(() => PaymentRow, { name: 'fk_payment_order_payment' })
  @PrimaryColumn('uuid', { name: 'payment_id', primaryKeyConstraintName: 'pk_payment_order' })
  paymentId: string;
  @Column('text', { name: 'end_to_end_id' }) endToEndId: string;
  @Column('bigint', { name: 'amount_minor', transformer: minor }) amountMinor: number;
  @Column('timestamptz', { name: 'returned_at', nullable: true }) returnedAt: Date | null;
}
