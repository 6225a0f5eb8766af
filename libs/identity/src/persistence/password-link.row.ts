import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';

/** A link with which one person chooses a new password, once. */
@Entity('password_link')
@Index('ix_password_link_person', ['personId'])
export class PasswordLinkRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_password_link' }) id: string;
  @Index('uq_password_link_token', { unique: true })
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;
  @ForeignKey(() => PersonRow, { name: 'fk_password_link_person' })
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('text', { name: 'made_by' }) madeBy: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt: Date | null;
}
