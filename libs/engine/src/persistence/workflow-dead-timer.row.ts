import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A timer that its instance refused for a reason nobody foresaw; an operator looks at it. */
@Entity('workflow_dead_timer')
export class WorkflowDeadTimerRow {
  @PrimaryColumn('uuid', { name: 'instance_id', primaryKeyConstraintName: 'pk_workflow_dead_timer' })
  instanceId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_workflow_dead_timer' }) name: string;
  @PrimaryColumn('timestamptz', { name: 'due_at', primaryKeyConstraintName: 'pk_workflow_dead_timer' }) dueAt: Date;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'failed_at' }) failedAt: Date;
}
