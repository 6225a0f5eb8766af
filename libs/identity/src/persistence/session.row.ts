import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';

/** A browser in which somebody is signed in. Its times are the machine's, not the demo's: the demo signs nobody out. */
@Entity('session')
@Index('ix_session_person', ['personId'])
export class SessionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_session' }) id: string;
  @Index('uq_session_token', { unique: true })
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;
  @ForeignKey(() => PersonRow, { name: 'fk_session_person' })
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('boolean') remembered: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'seen_at' }) seenAt: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
  /** What the browser calls itself, for the list of one's own sessions. */
  @Column('text', { name: 'user_agent' }) userAgent: string;
  @Column('json', { nullable: true }) flash: unknown;
}
