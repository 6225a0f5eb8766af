import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { ReportRow } from './report.row.js';

/** A report as it was handed in, word for word. Append-only. */
@Entity('report_submission')
@Unique('uq_report_submission_n', ['reportId', 'n'])
export class ReportSubmissionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_report_submission' }) id: string;
  @ForeignKey(() => ReportRow, { name: 'fk_report_submission_report' })
  @Column('uuid', { name: 'report_id' })
  reportId: string;
  @Column('int') n: number;
  @Column('json') content: unknown;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt: Date;
  @Column('uuid', { name: 'submitted_by' }) submittedBy: string;
}
