import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** One application; its id is the grant's. Code and number come with the first submission. */
@Entity('application')
@Unique('uq_application_code', ['code'])
@Unique('uq_application_number', ['callId', 'number'])
@Index('ix_application_organisation', ['organisationId'])
@Index('ix_application_lot', ['callId', 'lot'])
export class ApplicationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_application' }) id: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('int', { nullable: true }) number: number | null;
  @Column('text', { nullable: true }) code: string | null;
  @Column('text') lot: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  /** As it was when the file was last written: lists and searches need no other table. */
  @Column('text', { name: 'organisation_name' }) organisationName: string;
  @Column('text') title: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by' }) createdBy: string;
}
