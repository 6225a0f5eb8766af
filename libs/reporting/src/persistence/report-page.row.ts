import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ReportRow } from './report.row.js';

/** What is written on one page of a report, as it was typed; the page `figures` holds the financial part. */
@Entity('report_page')
export class ReportPageRow {
  @ForeignKey(() => ReportRow, { name: 'fk_report_page_report' })
  @PrimaryColumn('uuid', { name: 'report_id', primaryKeyConstraintName: 'pk_report_page' })
  reportId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_report_page' }) page: string;
  @Column('jsonb') answers: unknown;
  @Column('int') version: number;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('uuid', { name: 'updated_by' }) updatedBy: string;
}
