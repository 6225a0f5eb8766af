import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';

@Entity('api_token')
@Index('ix_api_token_person', ['personId'])
export class ApiTokenRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_api_token' }) id: string;
  @Index('uq_api_token_hash', { unique: true })
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;
  @ForeignKey(() => PersonRow, { name: 'fk_api_token_person' })
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('text') name: string;
  @Column('text', { array: true }) scopes: string[];
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt: Date | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
}
