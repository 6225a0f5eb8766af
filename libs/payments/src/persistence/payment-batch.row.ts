import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

// bigint reaches us as text; amounts are safe integers by the call's ceilings.
const minor = { to: (value: number) => value, from: Number };

/** A payment file as it was given to the bank. Append-only. */
@Entity('payment_batch')
@Unique('uq_payment_batch_message', ['messageId'])
@Index('ix_payment_batch_made', ['madeAt'])
@Check('ck_payment_batch_file', `(sha256 = encode(sha256(convert_to(file, 'UTF8'::name)), 'hex'::text))`)
export class PaymentBatchRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_payment_batch' }) id: string;
  @Column('text', { name: 'message_id' }) messageId: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
  @Column('date', { name: 'execute_on' }) executeOn: string;
  @Column('text') currency: string;
  @Column('bigint', { name: 'total_minor', transformer: minor }) totalMinor: number;
  @Column('int') transfers: number;
  @Column('text') file: string;
  @Column('text') sha256: string;
}
