import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrganisationRow } from './organisation.row.js';
import { PersonRow } from './person.row.js';

@Entity('membership')
@Index('uq_membership_current', ['personId', 'organisationId'], { unique: true, where: '(ended_at IS NULL)' })
@Index('ix_membership_organisation', ['organisationId'])
@Check(
  'ck_membership_role',
  `(role = ANY (ARRAY['owner'::text, 'signatory'::text, 'editor'::text, 'accountant'::text]))`,
)
export class MembershipRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_membership' }) id: string;
  @ForeignKey(() => PersonRow, { name: 'fk_membership_person' })
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @ForeignKey(() => OrganisationRow, { name: 'fk_membership_organisation' })
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;
  @Column('text') role: string;
  @Column('timestamptz') since: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: string | null;
}
