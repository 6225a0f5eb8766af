import { Entity, PrimaryColumn } from 'typeorm';

/**
 * The instances for which something falls due, by when: one entry an instance, at its `fires_at`. It says only where to
 * look; what is due follows from the instance's state.
 */
@Entity('workflow_timer')
export class WorkflowTimerRow {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'pk_workflow_timer' }) shard: number;
  @PrimaryColumn('timestamptz', { name: 'fires_at', primaryKeyConstraintName: 'pk_workflow_timer' }) firesAt: Date;
  @PrimaryColumn('uuid', { name: 'instance_id', primaryKeyConstraintName: 'pk_workflow_timer' }) instanceId: string;
}
