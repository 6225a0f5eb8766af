import type { FileOrigin } from '#libs/kernel';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrganisationRow } from './organisation.row.js';
import { PersonRow } from './person.row.js';

/** A paper that an organisation keeps here for every call: a newer one ends it, and applications keep what they used. */
@Entity('organisation_document')
@Index('uq_organisation_document_current', ['organisationId', 'kind'], { unique: true, where: '(ended_at IS NULL)' })
@Index('ix_organisation_document_expiry', ['validUntil'], { where: '(ended_at IS NULL)' })
export class OrganisationDocumentRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_organisation_document' }) id: string;
  @ForeignKey(() => OrganisationRow, { name: 'fk_organisation_document_organisation' })
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;
  @Column('text') kind: string;
  @Column('text') name: string;
  @Column('text') extension: string;
  @Column('bigint', { name: 'size_bytes', transformer: { to: (size: number) => size, from: Number } })
  sizeBytes: number;
  @Column('text') sha256: string;
  @Column('text', { name: 'storage_key' }) storageKey: string;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil: string | null;
  @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt: Date;
  @ForeignKey(() => PersonRow, { name: 'fk_organisation_document_uploaded_by' })
  @Column('uuid', { name: 'uploaded_by' })
  uploadedBy: string;
  @Column('jsonb', { name: 'reused_from', nullable: true }) reusedFrom: FileOrigin | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: string | null;
}
