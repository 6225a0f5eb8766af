import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

// bigint reaches us as text; amounts are safe integers by the call's ceilings.
const minor = { to: (value: number) => value, from: Number };

/** What the ledger and the open payments of a grant add up to. Triggers keep it; its checks are the ceiling. */
@Entity('grant_balance')
@Index('ix_grant_balance_call', ['callId', 'lot'])
@Check('ck_grant_balance_ceiling', '((paid_minor + in_flight_minor) <= awarded_minor)')
@Check(
  'ck_grant_balance_committed',
  '((committed_minor <= awarded_minor) AND ((paid_minor + in_flight_minor) <= committed_minor))',
)
@Check('ck_grant_balance_justified', '((justified_minor + recovered_minor) <= paid_minor)')
@Check(
  'ck_grant_balance_signs',
  '((awarded_minor > 0) AND (in_flight_minor >= 0) AND (paid_minor >= 0) AND (justified_minor >= 0) AND (recovered_minor >= 0))',
)
export class GrantBalanceRow {
  @PrimaryColumn('uuid', { name: 'grant_id', primaryKeyConstraintName: 'pk_grant_balance' }) grantId: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('text') lot: string;
  @Column('text') currency: string;
  @Column('bigint', { name: 'awarded_minor', transformer: minor }) awardedMinor: number;
  @Column('bigint', { name: 'committed_minor', transformer: minor }) committedMinor: number;
  @Column('bigint', { name: 'in_flight_minor', transformer: minor }) inFlightMinor: number;
  @Column('bigint', { name: 'paid_minor', transformer: minor }) paidMinor: number;
  @Column('bigint', { name: 'justified_minor', transformer: minor }) justifiedMinor: number;
  @Column('bigint', { name: 'recovered_minor', transformer: minor }) recoveredMinor: number;
}
