import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What links in mails are signed with: one for the installation, made with its database. */
@Entity('mail_link_secret')
@Check('ck_mail_link_secret_single', 'id = 1')
export class MailLinkSecretRow {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'pk_mail_link_secret' }) id: number;
  @Column('text') secret: string;
}
