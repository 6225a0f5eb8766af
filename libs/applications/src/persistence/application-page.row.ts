import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ApplicationRow } from './application.row.js';

/** The answers of one page of the form as they were typed last. */
@Entity('application_page')
export class ApplicationPageRow {
  @ForeignKey(() => ApplicationRow, { name: 'fk_application_page_application' })
  @PrimaryColumn('uuid', { name: 'application_id', primaryKeyConstraintName: 'pk_application_page' })
  applicationId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_application_page' }) stage: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_application_page' }) page: string;
  @Column('jsonb') answers: unknown;
  @Column('int') version: number;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('uuid', { name: 'updated_by' }) updatedBy: string;
}
