import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a committee decided, with the ranking it saw. Append-only. */
@Entity('committee_decision')
@Index('ix_committee_decision_call', ['callId', 'lot', 'decidedAt'])
@Index('uq_committee_decision_once', ['callId', 'lot', 'kind'], { unique: true, where: `(kind <> 'tieBreak'::text)` })
@Check(
  'ck_committee_decision_kind',
  `kind = ANY (ARRAY['tieBreak'::text, 'shortList'::text, 'selection'::text, 'awards'::text])`,
)
export class CommitteeDecisionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_committee_decision' }) id: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  /** Empty for a decision on the whole call. */
  @Column('text') lot: string;
  @Column('text') stage: string;
  @Column('text') kind: string;
  @Column('json') content: unknown;
  /** SHA-256 of what was confirmed. */
  @Column('text') fingerprint: string;
  @Column('text') reason: string;
  /** Ids of those who were present. */
  @Column('json') present: unknown;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
}
