import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A worker that has said within the last seconds that it is there. Nothing that must last: the table is not logged. */
@Entity('worker_presence')
export class WorkerPresenceRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_worker_presence' }) id: string;
  @Column('text') host: string;
  @Column('integer') pid: number;
  @Column('timestamptz') since: Date;
  @Column('timestamptz', { name: 'seen_at' }) seenAt: Date;
}
