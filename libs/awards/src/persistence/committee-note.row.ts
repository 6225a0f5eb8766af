import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a member of a committee wrote down about a file before its decision. Append-only. */
@Entity('committee_note')
@Index('ix_committee_note_call', ['callId', 'writtenAt'])
@Index('ix_committee_note_file', ['applicationId', 'stage', 'writtenAt'])
@Check('ck_committee_note_stage', `stage = ANY (ARRAY['conceptNote'::text, 'fullApplication'::text])`)
@Check('ck_committee_note_text', `text <> ''::text`)
export class CommitteeNoteRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_committee_note' }) id: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('text') lot: string;
  @Column('uuid', { name: 'application_id' }) applicationId: string;
  @Column('text') stage: string;
  @Column('text') text: string;
  @Column('uuid', { name: 'written_by' }) writtenBy: string;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
}
