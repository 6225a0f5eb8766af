import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { OrganisationRow } from './organisation.row.js';
import { PersonRow } from './person.row.js';

/** Two organisations that may be one, with what looks so. */
@Entity('organisation_pair')
@Unique('uq_organisation_pair', ['firstId', 'secondId'])
@Check('ck_organisation_pair_order', '(first_id < second_id)')
export class OrganisationPairRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_organisation_pair' }) id: string;
  @ForeignKey(() => OrganisationRow, { name: 'fk_organisation_pair_first' })
  @Column('uuid', { name: 'first_id' })
  firstId: string;
  @ForeignKey(() => OrganisationRow, { name: 'fk_organisation_pair_second' })
  @Column('uuid', { name: 'second_id' })
  secondId: string;
  @Column('text', { array: true }) signs: string[];
  @Column('timestamptz', { name: 'found_at' }) foundAt: Date;
}

/** What was decided about a pair: the last one holds, the others are its history. `keptId` null: not the same. */
@Entity('organisation_pair_decision')
@Index('ix_organisation_pair_decision', ['pairId', 'decidedAt'])
export class OrganisationPairDecisionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_organisation_pair_decision' }) id: string;
  @ForeignKey(() => OrganisationPairRow, { name: 'fk_organisation_pair_decision_pair' })
  @Column('uuid', { name: 'pair_id' })
  pairId: string;
  @ForeignKey(() => OrganisationRow, { name: 'fk_organisation_pair_decision_kept' })
  @Column('uuid', { name: 'kept_id', nullable: true })
  keptId: string | null;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @ForeignKey(() => PersonRow, { name: 'fk_organisation_pair_decision_by' })
  @Column('uuid', { name: 'decided_by' })
  decidedBy: string;
}
