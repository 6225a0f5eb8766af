import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';

/** A role that the programme gave to a person: rows are ended, never changed or deleted. */
@Entity('role_grant')
@Index('uq_role_grant_everywhere', ['personId', 'role'], {
  unique: true,
  where: '((call_id IS NULL) AND (revoked_at IS NULL))',
})
@Index('uq_role_grant_call', ['personId', 'role', 'callId'], {
  unique: true,
  where: '((call_id IS NOT NULL) AND (revoked_at IS NULL))',
})
@Index('ix_role_grant_person', ['personId'])
@Index('ix_role_grant_role', ['role', 'callId'], { where: '(revoked_at IS NULL)' })
export class RoleGrantRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_role_grant' }) id: string;
  @ForeignKey(() => PersonRow, { name: 'fk_role_grant_person' })
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('text') role: string;
  @Column('uuid', { name: 'call_id', nullable: true }) callId: string | null;
  /** A person's id, or the part of the system that set up the first accounts. */
  @Column('text', { name: 'granted_by' }) grantedBy: string;
  @Column('timestamptz', { name: 'granted_at' }) grantedAt: Date;
  @Column('text', { name: 'granted_reason', nullable: true }) grantedReason: string | null;
  @Column('text', { name: 'revoked_by', nullable: true }) revokedBy: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
  @Column('text', { name: 'revoked_reason', nullable: true }) revokedReason: string | null;
}
