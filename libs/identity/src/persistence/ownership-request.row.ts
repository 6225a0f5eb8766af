import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrganisationRow } from './organisation.row.js';
import { PersonRow } from './person.row.js';

/** A member asks to own an organisation whose owners are gone. */
@Entity('ownership_request')
@Index('uq_ownership_request_open', ['organisationId'], { unique: true, where: `(state = 'open'::text)` })
@Check(
  'ck_ownership_request_state',
  `(state = ANY (ARRAY['open'::text, 'objected'::text, 'granted'::text, 'refused'::text]))`,
)
@Check('ck_ownership_request_ended', `((state = 'open'::text) = (ended_at IS NULL))`)
@Check('ck_ownership_request_two_people', `((state = 'open'::text) OR (ended_by <> asked_by))`)
export class OwnershipRequestRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_ownership_request' }) id: string;
  @ForeignKey(() => OrganisationRow, { name: 'fk_ownership_request_organisation' })
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;
  @ForeignKey(() => PersonRow, { name: 'fk_ownership_request_asked_by' })
  @Column('uuid', { name: 'asked_by' })
  askedBy: string;
  @Column('text') reason: string;
  @Column('text', { name: 'proof_name' }) proofName: string;
  @Column('text', { name: 'proof_extension' }) proofExtension: string;
  @Column('bigint', { name: 'proof_bytes', transformer: { to: (size: number) => size, from: Number } })
  proofBytes: number;
  @Column('text', { name: 'proof_key' }) proofKey: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('timestamptz', { name: 'objection_until' }) objectionUntil: Date;
  @Column('text') state: 'open' | 'objected' | 'granted' | 'refused';
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @ForeignKey(() => PersonRow, { name: 'fk_ownership_request_ended_by' })
  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;
  @Column('text', { name: 'ended_reason', nullable: true }) endedReason: string | null;
}
