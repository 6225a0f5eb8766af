import type { FileOrigin } from '#libs/kernel';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AcceptedExtension } from '#libs/platform';
import { ReportRow } from './report.row.js';

/** A file that came with a report; a removed one stays, marked. */
@Entity('report_document')
@Index('ix_report_document_report', ['reportId'])
export class ReportDocumentRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_report_document' }) id: string;
  @ForeignKey(() => ReportRow, { name: 'fk_report_document_report' })
  @Column('uuid', { name: 'report_id' })
  reportId: string;
  @Column('text') kind: string;
  @Column('text') name: string;
  // Only taken files are written here, whose kind the intake knows.
  @Column('text') extension: AcceptedExtension;
  // bigint reaches us as text; a size is far below what a number holds exactly.
  @Column('bigint', { name: 'size_bytes', transformer: { to: (value: number) => value, from: Number } })
  sizeBytes: number;
  @Column('text') sha256: string;
  @Column('text', { name: 'storage_key' }) storageKey: string;
  @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt: Date;
  @Column('uuid', { name: 'uploaded_by' }) uploadedBy: string;
  @Column('jsonb', { name: 'reused_from', nullable: true }) reusedFrom: FileOrigin | null;
  @Column('timestamptz', { name: 'removed_at', nullable: true }) removedAt: Date | null;
  @Column('uuid', { name: 'removed_by', nullable: true }) removedBy: string | null;
}
