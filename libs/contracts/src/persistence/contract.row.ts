import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

// bigint reaches us as text; amounts are safe integers by the call's ceilings.
const minor = { to: (value: number) => value, from: Number };

/** A contract as it was written. A trigger lets it change only by being taken back. */
@Entity('contract')
@Unique('uq_contract_number', ['number'])
@Unique('uq_contract_attempt', ['grantId', 'attempt'])
@Index('uq_contract_current', ['grantId'], { unique: true, where: '(taken_back_at IS NULL)' })
@Index('ix_contract_call', ['callId'])
@Check('ck_contract_amount', '((amount_minor > 0) AND (amount_minor <= total_costs_minor))')
export class ContractRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_contract' }) id: string;
  @Column('uuid', { name: 'grant_id' }) grantId: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('int') attempt: number;
  @Column('text') number: string;
  @Column('bigint', { name: 'amount_minor', transformer: minor }) amountMinor: number;
  @Column('bigint', { name: 'total_costs_minor', transformer: minor }) totalCostsMinor: number;
  @Column('text') currency: string;
  @Column('date', { name: 'implementation_start' }) implementationStart: string;
  @Column('timestamptz', { name: 'implementation_end' }) implementationEnd: Date;
  /** json, not jsonb: what was hashed and signed is kept as it was written. */
  @Column('json') content: unknown;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  @Column('uuid', { name: 'prepared_by' }) preparedBy: string;
  @Column('timestamptz', { name: 'prepared_at' }) preparedAt: Date;
  @Column('timestamptz', { name: 'taken_back_at', nullable: true }) takenBackAt: Date | null;
  @Column('uuid', { name: 'taken_back_by', nullable: true }) takenBackBy: string | null;
  @Column('text', { name: 'taken_back_reason', nullable: true }) takenBackReason: string | null;
}
