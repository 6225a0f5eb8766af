import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ReportSubmissionRow } from './report-submission.row.js';
import { ReportRow } from './report.row.js';

// bigint reaches us as text; amounts are safe integers by the call's ceilings.
const minor = { to: (value: number) => value, from: Number };

/** What was accepted of a report, heading by heading. Append-only. */
@Entity('report_verification')
@Check('ck_report_verification_accepted', '(accepted_minor >= 0)')
export class ReportVerificationRow {
  @ForeignKey(() => ReportRow, { name: 'fk_report_verification_report' })
  @PrimaryColumn('uuid', { name: 'report_id', primaryKeyConstraintName: 'pk_report_verification' })
  reportId: string;
  @ForeignKey(() => ReportSubmissionRow, { name: 'fk_report_verification_submission' })
  @Column('uuid', { name: 'submission_id' })
  submissionId: string;
  @Column('json') lines: unknown;
  @Column('bigint', { name: 'accepted_minor', transformer: minor }) acceptedMinor: number;
  /** With what earlier reports brought. */
  @Column('bigint', { name: 'accepted_total_minor', transformer: minor }) acceptedTotalMinor: number;
  @Column('text') comment: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
}
