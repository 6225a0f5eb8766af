import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When somebody has changed something last, as far as replicas are concerned. Of seconds: the table is not logged. */
@Entity('recent_writer')
export class RecentWriterRow {
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'pk_recent_writer' }) personId: string;
  @Column('timestamptz') at: Date;
}
