import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A message on a file. A trigger lets it change once: when the other side has opened it. */
@Entity('message')
@Index('ix_message_thread', ['grantId', 'writtenAt', 'id'])
@Index('ix_message_unread', ['grantId', 'side'], { where: '(read_at IS NULL)' })
@Check('ck_message_side', `side = any (array['applicant'::text, 'office'::text])`)
export class MessageRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_message' }) id: string;
  @Column('uuid', { name: 'grant_id' }) grantId: string;
  @Column('text') side: string;
  @Column('text') role: string;
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @Column('text') text: string;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt: Date | null;
  @Column('uuid', { name: 'read_by', nullable: true }) readBy: string | null;
}
