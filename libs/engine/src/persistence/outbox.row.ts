import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An order to the outside, written with the transition that gave it. */
@Entity('outbox')
@Index('ix_outbox_open', ['at'], { where: '((done_at IS NULL) AND (failed_at IS NULL))' })
@Index('ix_outbox_failed', ['failedAt'], { where: '(failed_at IS NOT NULL)' })
@Index('ix_outbox_correlation', ['correlation'], { where: '(correlation IS NOT NULL)' })
export class OutboxRow {
  /** `<instance>.<version>.<ordinal>`: the same transition can never order the same thing twice. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_outbox', collation: 'C' }) id: string;
  @Column('text') name: string;
  @Column('uuid', { name: 'instance_id' }) instanceId: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('text') subject: string;
  @Column('json') payload: unknown;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { name: 'enqueued_at', nullable: true }) enqueuedAt: Date | null;
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt: Date | null;
  @Column('timestamptz', { name: 'failed_at', nullable: true }) failedAt: Date | null;
  @Column('text', { nullable: true }) failure: string | null;
  /** How far an order that is carried out in portions has come, in its handler's own words. */
  @Column('text', { nullable: true }) progress: string | null;
  /** The request that it follows from. */
  @Column('text', { nullable: true }) correlation: string | null;
}
