import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PaymentRow } from './payment.row.js';

// bigint reaches us as text; amounts are safe integers by the call's ceilings.
const minor = { to: (value: number) => value, from: Number };

const MOVEMENTS = [
  ['commitment', 'committed', 'envelope'],
  ['payment', 'paid', 'committed'],
  ['justification', 'justified', 'paid'],
  ['release', 'envelope', 'committed'],
  ['recovery', 'recovered', 'paid'],
];

// PostgreSQL keeps a list of rows as a chain of conditions; the drift check compares with that form.
const isMovement = MOVEMENTS.map(
  ([kind, debit, credit]) =>
    `((kind = '${kind}'::text) AND (debit = '${debit}'::text) AND (credit = '${credit}'::text))`,
);

/** One movement from an account (credit) to another (debit). Append-only. */
@Entity('ledger_entry')
@Unique('uq_ledger_entry_cause', ['cause'])
@Unique('uq_ledger_entry_payment', ['paymentId'])
@Index('uq_ledger_entry_commitment', ['grantId'], { unique: true, where: `(kind = 'commitment'::text)` })
@Index('ix_ledger_entry_grant', ['grantId', 'at'])
@Index('ix_ledger_entry_call', ['callId', 'at', 'id'])
@Check('ck_ledger_entry_amount', '(amount_minor > 0)')
@Check('ck_ledger_entry_movement', `(${isMovement.join(' OR ')})`)
@Check('ck_ledger_entry_is_payment', `((kind = 'payment'::text) = (payment_id IS NOT NULL))`)
export class LedgerEntryRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_ledger_entry' }) id: string;
  @Column('uuid', { name: 'grant_id' }) grantId: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('text') lot: string;
  @Column('timestamptz') at: Date;
  @Column('text') kind: string;
  /** What it comes from; unique, so that nothing is booked twice. */
  @Column('text') cause: string;
  @Column('text') debit: string;
  @Column('text') credit: string;
  @Column('bigint', { name: 'amount_minor', transformer: minor }) amountMinor: number;
  @Column('text') currency: string;
  @ForeignKey(() => PaymentRow, { name: 'fk_ledger_entry_payment' })
  @Column('uuid', { name: 'payment_id', nullable: true })
  paymentId: string | null;
  @Column('text', { name: 'booked_by' }) bookedBy: string;
}
