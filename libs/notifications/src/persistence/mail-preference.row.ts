import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How somebody wants to be written to about what can wait; who has no row chose nothing. */
@Entity('mail_preference')
@Check('ck_mail_preference_pace', `pace = any (array['instantly'::text, 'daily'::text, 'weekly'::text])`)
export class MailPreferenceRow {
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'pk_mail_preference' }) personId: string;
  @Column('text') pace: string;
  /** Topics that this person does without. */
  @Column('json') ended: unknown;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}
