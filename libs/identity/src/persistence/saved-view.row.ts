import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from './person.row.js';

/** The address of a list with its filters, kept by a person under a name. */
@Entity('saved_view')
@Unique('uq_saved_view_name', ['personId', 'name'])
export class SavedViewRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_saved_view' }) id: string;
  @ForeignKey(() => PersonRow, { name: 'fk_saved_view_person' })
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('text') name: string;
  @Column('text') address: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
