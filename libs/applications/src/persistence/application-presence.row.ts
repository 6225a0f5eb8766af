import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ApplicationRow } from './application.row.js';

/** Where a person of the organisation writes now. */
@Entity('application_presence')
export class ApplicationPresenceRow {
  @ForeignKey(() => ApplicationRow, { name: 'fk_application_presence_application' })
  @PrimaryColumn('uuid', { name: 'application_id', primaryKeyConstraintName: 'pk_application_presence' })
  applicationId: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'pk_application_presence' }) personId: string;
  @Column('text') stage: string;
  @Column('text') page: string;
  @Column('timestamptz') since: Date;
  @Column('timestamptz', { name: 'seen_at' }) seenAt: Date;
}
