import type { FileOrigin } from '#libs/kernel';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ApplicationRow } from './application.row.js';

/** A file that belongs to an application. It is never deleted: removing marks it, and what was submitted keeps it. */
@Entity('document')
@Index('ix_document_application', ['applicationId', 'documentSet'])
export class DocumentRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_document' }) id: string;
  @ForeignKey(() => ApplicationRow, { name: 'fk_document_application' })
  @Column('uuid', { name: 'application_id' })
  applicationId: string;
  @Column('text', { name: 'document_set' }) documentSet: string;
  /** Which of the call's required documents it is. */
  @Column('text') kind: string;
  @Column('text') name: string;
  @Column('text') extension: string;
  @Column('bigint', { name: 'size_bytes', transformer: { to: (size: number) => size, from: Number } })
  sizeBytes: number;
  @Column('text') sha256: string;
  @Column('text', { name: 'storage_key' }) storageKey: string;
  @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt: Date;
  @Column('uuid', { name: 'uploaded_by' }) uploadedBy: string;
  @Column('jsonb', { name: 'reused_from', nullable: true }) reusedFrom: FileOrigin | null;
  @Column('timestamptz', { name: 'removed_at', nullable: true }) removedAt: Date | null;
  @Column('uuid', { name: 'removed_by', nullable: true }) removedBy: string | null;
}
