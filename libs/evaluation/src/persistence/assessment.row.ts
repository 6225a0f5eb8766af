import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { AssignmentRow } from './assignment.row.js';
import { EvaluationRoundRow } from './evaluation-round.row.js';

/** The grid as one assessor filled it in. A trigger refuses every change once it is final. */
@Entity('assessment')
@Unique('uq_assessment_assignment', ['assignmentId'])
@Unique('uq_assessment_person', ['roundId', 'personId'])
@Check(
  'ck_assessment_totals',
  '(submitted_at IS NULL) = (totals IS NULL) AND (totals IS NULL) = (total_halves IS NULL)',
)
export class AssessmentRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_assessment' }) id: string;
  @ForeignKey(() => AssignmentRow, { name: 'fk_assessment_assignment' })
  @Column('uuid', { name: 'assignment_id' })
  assignmentId: string;
  @ForeignKey(() => EvaluationRoundRow, { name: 'fk_assessment_round' })
  @Column('uuid', { name: 'round_id' })
  roundId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('json') scores: unknown;
  @Column('json') comments: unknown;
  @Column('int') version: number;
  @Column('timestamptz', { name: 'saved_at' }) savedAt: Date;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt: Date | null;
  @Column('json', { nullable: true }) totals: unknown;
  @Column('int', { name: 'total_halves', nullable: true }) totalHalves: number | null;
}
