import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A mail whose hour has not come: it becomes a mail, or a line of a digest, or nothing when it is no longer true. */
@Entity('mail_waiting')
@Index('ix_mail_waiting_release', ['releaseAt', 'id'])
@Index('ix_mail_waiting_recipient', ['recipientId'])
export class MailWaitingRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_mail_waiting' }) id: string;
  @Column('uuid', { name: 'recipient_id' }) recipientId: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  /** The instance whose deadline it may be about. */
  @Column('uuid', { name: 'file_id' }) fileId: string;
  @Column('text') template: string;
  @Column('text', { nullable: true }) deadline: string | null;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
  @Column('timestamptz', { name: 'release_at' }) releaseAt: Date;
  @Column('boolean', { name: 'in_digest' }) inDigest: boolean;
  /** Where its link leads, from the root of the portal. */
  @Column('text') path: string;
  @Column('json') mail: unknown;
}
