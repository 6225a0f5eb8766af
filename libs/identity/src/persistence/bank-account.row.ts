import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrganisationRow } from './organisation.row.js';
import { PersonRow } from './person.row.js';

/** An account that an organisation has or had: a new one is a new row, so the rows are the history. */
@Entity('bank_account')
@Index('uq_bank_account_current', ['organisationId'], { unique: true, where: '(ended_at IS NULL)' })
@Index('ix_bank_account_organisation', ['organisationId', 'since'])
@Index('ix_bank_account_rib', ['rib'])
@Check('ck_bank_account_two_people', '((verified_by IS NULL) OR (verified_by <> entered_by))')
export class BankAccountRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_bank_account' }) id: string;
  @ForeignKey(() => OrganisationRow, { name: 'fk_bank_account_organisation' })
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;
  @Column('text') holder: string;
  @Column('text') bank: string;
  @Column('text') rib: string;
  @Column('timestamptz') since: Date;
  @ForeignKey(() => PersonRow, { name: 'fk_bank_account_entered_by' })
  @Column('uuid', { name: 'entered_by' })
  enteredBy: string;
  @Column('timestamptz', { name: 'verified_at', nullable: true }) verifiedAt: Date | null;
  @ForeignKey(() => PersonRow, { name: 'fk_bank_account_verified_by' })
  @Column('uuid', { name: 'verified_by', nullable: true })
  verifiedBy: string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}
