import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What was decided about a deadline when it came: how long the portal had been away before it, and what followed. */
@Entity('deadline_verdict')
@Check('ck_deadline_verdict_outcome', `outcome in ('kept', 'moved', 'nothingToMove')`)
@Check('ck_deadline_verdict_moved', `(outcome = 'moved') = (moved_to is not null)`)
export class DeadlineVerdictRow {
  @ForeignKey('call', { name: 'fk_deadline_verdict_call' })
  @PrimaryColumn('uuid', { name: 'call_id', primaryKeyConstraintName: 'pk_deadline_verdict' })
  callId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_deadline_verdict' }) deadline: string;
  /** The instant that the deadline had. */
  @PrimaryColumn('timestamptz', { primaryKeyConstraintName: 'pk_deadline_verdict' }) at: Date;
  @Column('text') outcome: string;
  @Column('integer', { name: 'outage_seconds' }) outageSeconds: number;
  @Column('integer', { name: 'allowed_seconds' }) allowedSeconds: number;
  /** `[{"from": instant, "until": instant}]` */
  @Column('json') outages: unknown;
  @Column('timestamptz', { name: 'moved_to', nullable: true }) movedTo: Date | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
}
