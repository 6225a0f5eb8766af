import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A call for proposals: its checked file, and the dates that were set after publication. */
@Entity('call')
@Index('uq_call_code', ['code'], { unique: true, where: 'cancelled_at is null or published_at is not null' })
export class CallRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_call' }) id: string;
  /** Unique among all but drafts that were given up: the file of a draft is corrected by drafting it anew. */
  @Column('text') code: string;
  /** Goes up with every change of what the call says; readers keep what they read by it. */
  @Column('int') revision: number;
  /** json, not jsonb: pages and questions keep the order of the file. */
  @Column('json') file: unknown;
  /** Dates in place of the file's: `{"conceptNoteDeadline": "2026-02-26T12:00"}`. */
  @Column('json', { name: 'date_overrides' }) dateOverrides: unknown;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt: Date | null;
}
