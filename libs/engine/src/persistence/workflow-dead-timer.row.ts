import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What fell due for an instance and was refused for a reason nobody foresaw; an operator looks at it. */
@Entity('workflow_dead_timer')
export class WorkflowDeadTimerRow {
  @PrimaryColumn('uuid', { name: 'instance_id', primaryKeyConstraintName: 'pk_workflow_dead_timer' })
  instanceId: string;
  @PrimaryColumn('timestamptz', { name: 'fires_at', primaryKeyConstraintName: 'pk_workflow_dead_timer' }) firesAt: Date;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'failed_at' }) failedAt: Date;
}
