import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** The assessments of one file in one stage, and what they came to. */
@Entity('evaluation_round')
@Unique('uq_evaluation_round', ['applicationId', 'stage'])
@Index('ix_evaluation_round_call', ['callId', 'stage', 'lot'])
@Index('ix_evaluation_round_passed', ['callId', 'stage', 'applicationId'], {
  where: `json_array_length((result -> 'missed'::text)) = 0`,
})
@Index('ix_evaluation_round_short', ['callId', 'stage'], {
  where: '((completed_at IS NULL) AND (readers < required))',
})
@Check('ck_evaluation_round_stage', `stage = ANY (ARRAY['conceptNote'::text, 'fullApplication'::text])`)
@Check('ck_evaluation_round_required', 'required >= 2')
@Check(
  'ck_evaluation_round_result',
  '(completed_at IS NULL) = (result IS NULL) AND (result IS NULL) = (total_halves IS NULL)',
)
export class EvaluationRoundRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_evaluation_round' }) id: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('uuid', { name: 'application_id' }) applicationId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') lot: string;
  @Column('text') stage: string;
  @Column('int') required: number;
  /** How many people are asked to read it now; the database counts them. */
  @Column({ type: 'int', default: 0, insert: false, update: false }) readers: number;
  /** Scores taken over from the earlier stage, in halves, by section of this stage's grid. */
  @Column('json') transferred: unknown;
  @Column('json', { nullable: true }) divergence: unknown;
  @Column('json', { nullable: true }) result: unknown;
  @Column('int', { name: 'total_halves', nullable: true }) totalHalves: number | null;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('timestamptz', { name: 'completed_at', nullable: true }) completedAt: Date | null;
}
