import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What happened to an instance, one row an event, chained by hash. Append-only by trigger. */
@Entity('workflow_history')
@Index('ix_workflow_history_correlation', ['correlation'], { where: '(correlation IS NOT NULL)' })
export class WorkflowHistoryRow {
  @PrimaryColumn('uuid', { name: 'instance_id', primaryKeyConstraintName: 'pk_workflow_history' }) instanceId: string;
  @PrimaryColumn('int', { primaryKeyConstraintName: 'pk_workflow_history' }) seq: number;
  @Column('text') event: string;
  @Column('text') taken: string;
  @Column('json') payload: unknown;
  @Column('json') actor: unknown;
  @Column('timestamptz') at: Date;
  @Column('text', { name: 'from_state' }) fromState: string;
  @Column('text', { name: 'to_state' }) toState: string;
  @Column('json', { name: 'to_value' }) toValue: unknown;
  @Column('json') fired: unknown;
  @Column('text') definition: string;
  @Column('int', { name: 'definition_version' }) definitionVersion: number;
  @Column('text', { nullable: true }) command: string | null;
  @Column('bytea') hash: Buffer;
  /** The request that it follows from; not part of what is chained: it leads to the row and proves nothing. */
  @Column('text', { nullable: true }) correlation: string | null;
}
