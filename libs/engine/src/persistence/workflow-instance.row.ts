import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The present state of one call, grant, payment or report. Changed only by the engine's batch statement. */
@Entity('workflow_instance')
@Index('ix_workflow_instance_call', ['callId', 'subject', 'id'])
export class WorkflowInstanceRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_workflow_instance' }) id: string;
  @Column('text') subject: string;
  @Column('text') definition: string;
  @Column('int', { name: 'definition_version' }) definitionVersion: number;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('smallint') shard: number;
  /** Paths of the active atomic states, joined by blanks. */
  @Column('text') state: string;
  @Column('int') version: number;
  @Column('json') value: unknown;
  @Column('json') context: unknown;
  @Column('json') since: unknown;
  @Column('json') fired: unknown;
  @Column('json') did: unknown;
  /** Deadlines whose time did not simply run since their state was entered. */
  @Column('json', { default: () => "'{}'" }) clocks: unknown;
  @Column('bytea', { name: 'head_hash' }) headHash: Buffer;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  /** When something falls due next; null when nothing does. */
  @Column('timestamptz', { name: 'fires_at', nullable: true }) firesAt: Date | null;
  /** Up to where reminders have been told. */
  @Column('timestamptz', { name: 'told_until' }) toldUntil: Date;
  /** The deadlines of the state, for lists and letters. */
  @Column('json') deadlines: unknown;
}
