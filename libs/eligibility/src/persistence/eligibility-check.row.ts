import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A check as it was decided, with the facts that were shown. Append-only: a trigger refuses every change. */
@Entity('eligibility_check')
@Index('ix_eligibility_check_grant', ['grantId', 'decidedAt'])
export class EligibilityCheckRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_eligibility_check' }) id: string;
  @Column('uuid', { name: 'grant_id' }) grantId: string;
  @Column('text') kind: string;
  @Column('text') outcome: string;
  @Column('jsonb') lines: unknown;
  @Column('jsonb') facts: unknown;
  @Column('text', { name: 'reason_code', nullable: true }) reasonCode: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
}
