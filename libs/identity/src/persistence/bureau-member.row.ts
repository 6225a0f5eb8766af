import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrganisationRow } from './organisation.row.js';
import { PersonRow } from './person.row.js';

/** Somebody of an association's bureau, with the end of the mandate. A new mandate is a new row. */
@Entity('bureau_member')
@Index('ix_bureau_member_organisation', ['organisationId'], { where: '(ended_at IS NULL)' })
@Index('ix_bureau_member_expiry', ['mandateEnds'], { where: '(ended_at IS NULL)' })
export class BureauMemberRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_bureau_member' }) id: string;
  @ForeignKey(() => OrganisationRow, { name: 'fk_bureau_member_organisation' })
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;
  @Column('text') name: string;
  @Column('text') function: string;
  @Column('date', { name: 'mandate_ends', nullable: true }) mandateEnds: string | null;
  @Column('timestamptz', { name: 'entered_at' }) enteredAt: Date;
  @ForeignKey(() => PersonRow, { name: 'fk_bureau_member_entered_by' })
  @Column('uuid', { name: 'entered_by' })
  enteredBy: string;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: string | null;
}
