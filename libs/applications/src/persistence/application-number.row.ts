import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given to an application of a call. */
@Entity('application_number')
export class ApplicationNumberRow {
  @PrimaryColumn('uuid', { name: 'call_id', primaryKeyConstraintName: 'pk_application_number' }) callId: string;
  @Column('int', { name: 'last_number' }) lastNumber: number;
}
