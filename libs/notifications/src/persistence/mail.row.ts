import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One message to one person about one cause; recorded before it is sent, marked after it was accepted. */
@Entity('mail')
@Index('ix_mail_queued', ['queuedAt', 'id'])
@Index('ix_mail_open', ['queuedAt'], { where: "(status = 'queued'::text)" })
@Index('ix_mail_instance', ['instanceId', 'queuedAt'])
@Index('ix_mail_undelivered', ['status'], { where: "(status = ANY (ARRAY['failed'::text, 'bounced'::text]))" })
@Index('ix_mail_correlation', ['correlation'], { where: '(correlation IS NOT NULL)' })
@Check('ck_mail_id', 'id = mail_id(cause, recipient_id, template)')
@Check('ck_mail_message_id', "starts_with(message_id, (('<'::text || (id)::text) || '@'::text))")
@Check('ck_mail_status', "status = ANY (ARRAY['queued'::text, 'sent'::text, 'bounced'::text, 'failed'::text])")
export class MailRow {
  /** `mail_id` of cause, reader and template: there is one mail of each. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_mail' }) id: string;
  @Column('text') cause: string;
  @Column('uuid', { name: 'recipient_id' }) recipientId: string;
  @Column('text') address: string;
  @Column('text') template: string;
  @Column('text') language: string;
  @Column('uuid', { name: 'instance_id' }) instanceId: string;
  @Column('text') subject: string;
  @Column('text') body: string;
  @Column('text', { name: 'message_id' }) messageId: string;
  @Column('text') status: 'queued' | 'sent' | 'bounced' | 'failed';
  @Column('timestamptz', { name: 'queued_at' }) queuedAt: Date;
  @Column('timestamptz', { name: 'handed_at', nullable: true }) handedAt: Date | null;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  @Column('int', { default: 0 }) attempts: number;
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
  /** The request that it follows from. */
  @Column('text', { nullable: true }) correlation: string | null;
}
