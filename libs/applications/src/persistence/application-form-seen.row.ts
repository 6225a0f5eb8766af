import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ApplicationRow } from './application.row.js';

/** Somebody of the file has looked at what a correction of its form changed. */
@Entity('application_form_seen')
export class ApplicationFormSeenRow {
  @ForeignKey(() => ApplicationRow, { name: 'fk_application_form_seen_application' })
  @PrimaryColumn('uuid', { name: 'application_id', primaryKeyConstraintName: 'pk_application_form_seen' })
  applicationId: string;
  @PrimaryColumn('int', { primaryKeyConstraintName: 'pk_application_form_seen' }) revision: number;
  @Column('uuid', { name: 'seen_by' }) seenBy: string;
  @Column('timestamptz', { name: 'seen_at' }) seenAt: Date;
}
