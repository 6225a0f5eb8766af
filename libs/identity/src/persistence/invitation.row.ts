import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrganisationRow } from './organisation.row.js';
import { PersonRow } from './person.row.js';

/** A link with which one person joins an organisation, once. */
@Entity('invitation')
@Index('ix_invitation_organisation', ['organisationId'])
export class InvitationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_invitation' }) id: string;
  @Index('uq_invitation_token', { unique: true })
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;
  @ForeignKey(() => OrganisationRow, { name: 'fk_invitation_organisation' })
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;
  @Column('text') email: string;
  @Column('text') role: string;
  @ForeignKey(() => PersonRow, { name: 'fk_invitation_invited_by' })
  @Column('uuid', { name: 'invited_by' })
  invitedBy: string;
  @Column('timestamptz', { name: 'invited_at' }) invitedAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt: Date | null;
  @Column('uuid', { name: 'accepted_by', nullable: true }) acceptedBy: string | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
}
