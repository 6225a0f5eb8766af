import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { ReceiptKeyRow } from './receipt-key.row.js';
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
  /** The signed receipt, word for word; null where it was issued before receipts were signed. */
  @Column('text', { nullable: true }) document: string | null;
  /** Of the answers' hashes; for the applicant's own copy. */
  @Column('text', { nullable: true }) salt: string | null;
  @ForeignKey(() => ReceiptKeyRow, { name: 'fk_receipt_key' })
  @Column('text', { name: 'key_id', nullable: true })
  keyId: string | null;
}
