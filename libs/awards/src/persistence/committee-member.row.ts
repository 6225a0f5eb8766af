import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody on the evaluation committee of a call. Members leave, they are never deleted. */
@Entity('committee_member')
@Index('uq_committee_member_current', ['callId', 'personId'], { unique: true, where: '(left_at IS NULL)' })
@Check('ck_committee_member_capacity', `capacity = ANY (ARRAY['chair'::text, 'secretary'::text, 'voting'::text])`)
export class CommitteeMemberRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_committee_member' }) id: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') capacity: string;
  @Column('text') unit: string;
  @Column('uuid', { name: 'named_by' }) namedBy: string;
  @Column('timestamptz', { name: 'named_at' }) namedAt: Date;
  @Column('uuid', { name: 'left_by', nullable: true }) leftBy: string | null;
  @Column('timestamptz', { name: 'left_at', nullable: true }) leftAt: Date | null;
}
