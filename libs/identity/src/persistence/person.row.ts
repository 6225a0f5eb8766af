import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Somebody with an account. The address is kept in small letters. */
@Entity('person')
@Unique('uq_person_email', ['email'])
@Check('ck_person_language', `(language = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text]))`)
@Check('ck_person_email', `(email = lower(email))`)
export class PersonRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_person' }) id: string;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text') language: string;
  /** Null: this person was entered by somebody else and has not chosen a password yet. */
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'disabled_at', nullable: true }) disabledAt: Date | null;
}
