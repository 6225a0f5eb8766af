import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { EvaluationRoundRow } from './evaluation-round.row.js';

/** One person is asked to read one file in one stage. Ended, never deleted. */
@Entity('assignment')
@Unique('uq_assignment', ['roundId', 'personId'])
@Index('ix_assignment_person', ['personId', 'callId', 'stage'])
@Index('ix_assignment_application', ['applicationId'])
@Check('ck_assignment_ended_as', `ended_as = ANY (ARRAY['recused'::text, 'declined'::text, 'withdrawn'::text])`)
@Check('ck_assignment_ended', '(ended_at IS NULL) = (ended_as IS NULL) AND (ended_as IS NULL) = (ended_reason IS NULL)')
export class AssignmentRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_assignment' }) id: string;
  @ForeignKey(() => EvaluationRoundRow, { name: 'fk_assignment_round' })
  @Column('uuid', { name: 'round_id' })
  roundId: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('uuid', { name: 'application_id' }) applicationId: string;
  @Column('text') stage: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** Place in this person's own queue, drawn from a seed, so that no file is everybody's first. */
  @Column('int') place: number;
  @Column('timestamptz', { name: 'assigned_at' }) assignedAt: Date;
  @Column('timestamptz', { name: 'skipped_at', nullable: true }) skippedAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('text', { name: 'ended_as', nullable: true }) endedAs: string | null;
  @Column('text', { name: 'ended_reason', nullable: true }) endedReason: string | null;
}
