import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** Somebody said that they may not judge a file, and why. Append-only. */
@Entity('conflict_of_interest')
@Unique('uq_conflict_of_interest', ['applicationId', 'personId'])
@Index('ix_conflict_of_interest_person', ['personId', 'callId'])
export class ConflictOfInterestRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_conflict_of_interest' }) id: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('uuid', { name: 'application_id' }) applicationId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'declared_at' }) declaredAt: Date;
}
