import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What is known of a mail that did not arrive, beside what the first server said. */
@Entity('mail_return')
@Check('ck_mail_return_returned', '(returned_at is null) = (reason is null)')
@Check(
  'ck_mail_return_settled',
  '(settled_at is null) = (settled_by is null) and (settled_at is null) = (note is null)',
)
export class MailReturnRow {
  @PrimaryColumn('uuid', { name: 'mail_id', primaryKeyConstraintName: 'pk_mail_return' }) mailId: string;
  /** When a server further on sent it back. */
  @Column('timestamptz', { name: 'returned_at', nullable: true }) returnedAt: Date | null;
  @Column('text', { nullable: true }) reason: string | null;
  /** When somebody of the office had reached the reader in another way. */
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true }) settledBy: string | null;
  @Column('text', { nullable: true }) note: string | null;
  /** When the reader was told in the portal. */
  @Column('timestamptz', { name: 'seen_at', nullable: true }) seenAt: Date | null;
}
