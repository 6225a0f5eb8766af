import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A deadline or reminder that an instance's state has; removed in the transaction that applies it. */
@Entity('workflow_timer')
@Index('ix_workflow_timer_due', ['shard', 'firesAt', 'instanceId'])
export class WorkflowTimerRow {
  @PrimaryColumn('uuid', { name: 'instance_id', primaryKeyConstraintName: 'pk_workflow_timer' }) instanceId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_workflow_timer' }) name: string;
  @Column('text') kind: 'deadline' | 'reminder';
  @Column('text') deadline: string;
  @Column('text', { nullable: true }) sends: string | null;
  @Column('json') recipients: unknown;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  /** When the sweeper takes it: a closing deadline lets requests that arrived in time settle first. */
  @Column('timestamptz', { name: 'fires_at' }) firesAt: Date;
  @Column('smallint') shard: number;
  @Column('int', { name: 'armed_by' }) armedBy: number;
}
