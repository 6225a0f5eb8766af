import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ApplicationRow } from './application.row.js';

/** Somebody asked the signatory to sign. Append-only: what came of it follows from the draft and the submissions. */
@Entity('sign_off_request')
@Index('ix_sign_off_request_application', ['applicationId', 'askedAt'])
export class SignOffRequestRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_sign_off_request' }) id: string;
  @ForeignKey(() => ApplicationRow, { name: 'fk_sign_off_request_application' })
  @Column('uuid', { name: 'application_id' })
  applicationId: string;
  @Column('text') stage: string;
  /** What was there to be signed; any other hash is something else. */
  @Column('text', { name: 'draft_hash' }) draftHash: string;
  @Column('text') note: string;
  @Column('uuid', { name: 'asked_by' }) askedBy: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
}
