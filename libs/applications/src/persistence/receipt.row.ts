import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { SubmissionRow } from './submission.row.js';

/** The receipt that was issued for a submission: one at most, and never changed. */
@Entity('receipt')
@Unique('uq_receipt_submission', ['submissionId'])
export class ReceiptRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_receipt' }) id: string;
  @ForeignKey(() => SubmissionRow, { name: 'fk_receipt_submission' })
  @Column('uuid', { name: 'submission_id' })
  submissionId: string;
  @Column('text') code: string;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
}
