import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A definition as it was when its first instance began; frozen by trigger. */
@Entity('workflow_definition')
export class WorkflowDefinitionRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_workflow_definition' }) id: string;
  @PrimaryColumn('int', { primaryKeyConstraintName: 'pk_workflow_definition' }) version: number;
  @Column('text', { name: 'source_hash' }) sourceHash: string;
  @Column('json') source: unknown;
  @Column('timestamptz', { name: 'first_used_at' }) firstUsedAt: Date;
}
