import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { ApplicationRow } from './application.row.js';

/** What was handed in, word for word. Append-only: a trigger refuses every change. */
@Entity('submission')
@Unique('uq_submission_n', ['applicationId', 'stage', 'n'])
@Unique('uq_submission_receipt_code', ['receiptCode'])
export class SubmissionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_submission' }) id: string;
  @ForeignKey(() => ApplicationRow, { name: 'fk_submission_application' })
  @Column('uuid', { name: 'application_id' })
  applicationId: string;
  @Column('text') stage: string;
  /** 1 for the first version of this stage, 2 for the one that replaced it ... */
  @Column('int') n: number;
  @Column('jsonb') content: unknown;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  // bigint reaches us as text; amounts are safe integers by the call's ceilings.
  @Column('bigint', { name: 'requested_minor', transformer: { to: (minor: number) => minor, from: Number } })
  requestedMinor: number;
  @Column('text', { name: 'receipt_code' }) receiptCode: string;
  @Column('timestamptz', { name: 'arrived_at' }) arrivedAt: Date;
  @Column('uuid', { name: 'submitted_by' }) submittedBy: string;
}
