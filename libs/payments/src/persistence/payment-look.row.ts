import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PaymentRow } from './payment.row.js';

/** What a person last saw of a payment in a list (`Dossier.glance`), and when they said so. */
@Entity('payment_look')
@Check('ck_payment_look_glance', '(length(glance) <= 1000)')
export class PaymentLookRow {
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'pk_payment_look' }) personId: string;
  @ForeignKey(() => PaymentRow, { name: 'fk_payment_look_payment' })
  @PrimaryColumn('uuid', { name: 'payment_id', primaryKeyConstraintName: 'pk_payment_look' })
  paymentId: string;
  @Column('text') glance: string;
  @Column('timestamptz') at: Date;
}
