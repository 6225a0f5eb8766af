import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many mails somebody had on a day, of those that a day takes few of. */
@Entity('mail_day')
export class MailDayRow {
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'pk_mail_day' }) personId: string;
  @PrimaryColumn('date', { primaryKeyConstraintName: 'pk_mail_day' }) day: string;
  @Column('int') sent: number;
}
