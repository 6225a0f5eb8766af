import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A decision as the secretary drew it up, for the chair to confirm. Append-only. */
@Entity('committee_decision_draft')
@Index('ix_committee_decision_draft_lot', ['callId', 'lot', 'stage', 'drawnUpAt'])
@Check('ck_committee_decision_draft_stage', `stage = ANY (ARRAY['conceptNote'::text, 'fullApplication'::text])`)
export class DecisionDraftRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_committee_decision_draft' }) id: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('text') lot: string;
  @Column('text') stage: string;
  /** SHA-256 of the ranking that it is about. */
  @Column('text') fingerprint: string;
  @Column('text') reason: string;
  /** Ids of those who were present. */
  @Column('json') present: unknown;
  @Column('uuid', { name: 'drawn_up_by' }) drawnUpBy: string;
  @Column('timestamptz', { name: 'drawn_up_at' }) drawnUpAt: Date;
}
