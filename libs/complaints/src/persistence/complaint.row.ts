import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A complaint against a decision. A trigger lets it change once: when it is answered. */
@Entity('complaint')
@Unique('uq_complaint_decision', ['grantId', 'decisionSeq'])
@Check('ck_complaint_outcome', `outcome = any (array['upheld'::text, 'accepted'::text])`)
@Check(
  'ck_complaint_answered',
  '(answered_at is null) = (answered_by is null) and (answered_at is null) = (answer is null) and (answered_at is null) = (outcome is null)',
)
export class ComplaintRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_complaint' }) id: string;
  @Column('uuid', { name: 'grant_id' }) grantId: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('int', { name: 'decision_seq' }) decisionSeq: number;
  @Column('text') reasons: string;
  @Column('timestamptz', { name: 'filed_at' }) filedAt: Date;
  @Column('uuid', { name: 'filed_by' }) filedBy: string;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy: string | null;
}
