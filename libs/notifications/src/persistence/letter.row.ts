import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A numbered letter in a file; append-only by trigger. */
@Entity('letter')
@Unique('uq_letter_cause', ['cause'])
@Unique('uq_letter_number', ['callId', 'number'])
@Index('ix_letter_instance', ['instanceId', 'issuedAt'])
export class LetterRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_letter' }) id: string;
  @Column('text') cause: string;
  @Column('uuid', { name: 'instance_id' }) instanceId: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('int') number: number;
  @Column('text') template: string;
  @Column('text') language: string;
  @Column('text') subject: string;
  @Column('text') body: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
}
