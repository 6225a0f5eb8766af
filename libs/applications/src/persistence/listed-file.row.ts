import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A submitted file as lists need it. Follows the application and its instance by triggers, in their own transactions, and
 * is written by nothing else.
 */
@Entity('listed_file')
@Index('ix_listed_file_place', ['callId', 'state', 'lot', 'dueAt', 'id'])
export class ListedFileRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_listed_file' }) id: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('text') lot: string;
  /** Paths of the active atomic states, joined by blanks. */
  @Column('text') state: string;
  /** The next obligation; the end of time where there is none. */
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
}
