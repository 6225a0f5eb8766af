import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CallRow } from './call.row.js';

/** A correction of the forms of a published call: proposed by one person, made or set aside by another, once. */
@Entity('form_correction')
@Index('uq_form_correction_open', ['callId'], { unique: true, where: 'outcome is null' })
@Index('ix_form_correction_call', ['callId', 'proposedAt'])
@Check('ck_form_correction_outcome', `outcome in ('made', 'setAside')`)
@Check(
  'ck_form_correction_decided',
  `(outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)
    and (revision is not null) = coalesce(outcome = 'made', false)`,
)
export class FormCorrectionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_form_correction' }) id: string;
  @ForeignKey(() => CallRow, { name: 'fk_form_correction_call' })
  @Column('uuid', { name: 'call_id' })
  callId: string;
  /** The revision of the call that was corrected: where it has another one by now, the proposal is made anew. */
  @Column('int', { name: 'based_on' }) basedOn: number;
  /** The whole file as it is to be. */
  @Column('json') file: unknown;
  @Column('text') reason: string;
  @Column('text', { name: 'proposed_by' }) proposedBy: string;
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt: Date;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  /** The revision that it gave the call. */
  @Column('int', { nullable: true }) revision: number | null;
}
