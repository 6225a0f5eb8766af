import type { Receipt } from '#libs/kernel';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('organisation')
@Check('ck_organisation_same_as', '(same_as <> id)')
@Check('ck_organisation_version', '(version > 0)')
@Check('ck_organisation_receipt', `(receipt = ANY (ARRAY['final'::text, 'temporary'::text, 'none'::text]))`)
export class OrganisationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_organisation' }) id: string;
  @Column('text') name: string;
  @Column('text', { name: 'name_ar', nullable: true }) nameAr: string | null;
  @Column('text', { name: 'legal_form' }) legalForm: string;
  @Column('text') region: string;
  @Column('text', { nullable: true }) province: string | null;
  @Column('text', { nullable: true }) ice: string | null;
  @Column('date', { name: 'founded_on' }) foundedOn: string;
  @Column('text', { nullable: true }) receipt: Receipt | null;
  @Column('text', { name: 'receipt_number', nullable: true }) receiptNumber: string | null;
  @Column('text') address: string;
  @Column('text') phone: string;
  /** The organisation that stands for this one: they were found to be the same. */
  @ForeignKey(() => OrganisationRow, { name: 'fk_organisation_same_as' })
  @Column('uuid', { name: 'same_as', nullable: true })
  sameAs: string | null;
  /** Counts the changes, so that two editors do not overwrite each other. */
  @Column('int') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}
