import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A declaration of impartiality and confidentiality, in the words that were signed. Append-only. */
@Entity('impartiality_declaration')
@Unique('uq_impartiality_declaration', ['callId', 'personId'])
export class ImpartialityDeclarationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_impartiality_declaration' }) id: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text', { name: 'text_version' }) textVersion: string;
  @Column('text') language: string;
  @Column('text') text: string;
  @Column('timestamptz', { name: 'signed_at' }) signedAt: Date;
}
