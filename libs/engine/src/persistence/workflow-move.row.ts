import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Files that go on under another version of their definition, as two people decided. Written once, by trigger. */
@Entity('workflow_move')
@Check('ck_workflow_move_reason', `(reason ~ '\\S'::text)`)
@Check('ck_workflow_move_versions', '(from_version <> to_version)')
@Check('ck_workflow_move_two_people', '(confirmed_by <> requested_by)')
@Check('ck_workflow_move_confirmed', '((confirmed_by IS NULL) = (confirmed_at IS NULL))')
@Check('ck_workflow_move_finished', '((finished_at IS NULL) OR (confirmed_at IS NOT NULL))')
export class WorkflowMoveRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_workflow_move' }) id: string;
  @Column('text') definition: string;
  @Column('int', { name: 'from_version' }) fromVersion: number;
  @Column('int', { name: 'to_version' }) toVersion: number;
  /** The move that this one takes back. */
  @ForeignKey(() => WorkflowMoveRow, { name: 'fk_workflow_move_undoes' })
  @Column('uuid', { nullable: true })
  undoes: string | null;
  @Column('text') reason: string;
  /** The person's id. */
  @Column('text', { name: 'requested_by' }) requestedBy: string;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt: Date;
  @Column('text', { name: 'confirmed_by', nullable: true }) confirmedBy: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
}
