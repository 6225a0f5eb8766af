import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { GrantBalanceRow } from './grant-balance.row.js';

// bigint reaches us as text; amounts are safe integers by the call's ceilings.
const minor = { to: (value: number) => value, from: Number };

/** One payment; its id is that of its instance. While open or executed it counts against the award. */
@Entity('payment')
@Index('uq_payment_instalment', ['grantId', 'kind', 'n'], { unique: true, where: `(standing <> 'refused'::text)` })
@Index('uq_payment_one_balance', ['grantId'], {
  unique: true,
  where: `((kind = 'balance'::text) AND (standing <> 'refused'::text))`,
})
@Index('ix_payment_call', ['callId', 'standing'])
@Index('ix_payment_grant', ['grantId'])
@Check('ck_payment_kind', `(kind = ANY (ARRAY['prefinancing'::text, 'further'::text, 'balance'::text]))`)
@Check('ck_payment_amount', '(amount_minor > 0)')
@Check('ck_payment_standing', `(standing = ANY (ARRAY['open'::text, 'executed'::text, 'refused'::text]))`)
export class PaymentRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_payment' }) id: string;
  @ForeignKey(() => GrantBalanceRow, { name: 'fk_payment_balance' })
  @Column('uuid', { name: 'grant_id' })
  grantId: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('text') kind: string;
  @Column('int') n: number;
  @Column('bigint', { name: 'amount_minor', transformer: minor }) amountMinor: number;
  @Column('text') currency: string;
  @Column('text', { name: 'contract_number' }) contractNumber: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'bank_account_id', nullable: true }) bankAccountId: string | null;
  /** The account that the last check fixed; before a check the one that was there when it was requested. */
  @Column('text', { name: 'payee_holder', nullable: true }) payeeHolder: string | null;
  @Column('text', { name: 'payee_rib', nullable: true }) payeeRib: string | null;
  @Column('text') shown: string;
  @Column('text') standing: string;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt: Date;
  @Column('text', { name: 'requested_by' }) requestedBy: string;
  @Column('date', { name: 'executed_on', nullable: true }) executedOn: string | null;
  @Column('text', { name: 'bank_reference', nullable: true }) bankReference: string | null;
}
