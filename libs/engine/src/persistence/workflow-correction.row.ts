import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A state that one person asks to correct and another corrects. Written once, by trigger. */
@Entity('workflow_correction')
@Index('ix_workflow_correction_instance', ['instanceId', 'requestedAt'])
@Check('ck_workflow_correction_reason', `(reason ~ '\\S'::text)`)
@Check('ck_workflow_correction_two_people', '(confirmed_by <> requested_by)')
@Check('ck_workflow_correction_confirmed', '((confirmed_by IS NULL) = (confirmed_at IS NULL))')
export class WorkflowCorrectionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_workflow_correction' }) id: string;
  @Column('uuid', { name: 'instance_id' }) instanceId: string;
  /** Where the file stood when this was asked: what happened since has to be looked at first. */
  @Column('text', { name: 'from_state' }) fromState: string;
  @Column('text', { name: 'to_state' }) toState: string;
  @Column('text') reason: string;
  /** The person's id. */
  @Column('text', { name: 'requested_by' }) requestedBy: string;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt: Date;
  @Column('text', { name: 'confirmed_by', nullable: true }) confirmedBy: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
}
