import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A question about a call; settled once, by an answer to everybody or by being set aside. */
@Entity('call_enquiry')
@Unique('uq_call_enquiry_number', ['callId', 'number'])
@Index('ix_call_enquiry_open', ['callId', 'askedAt'], { where: '(settled_at IS NULL)' })
@Index('ix_call_enquiry_asked_by', ['askedBy', 'callId'])
@Check('ck_call_enquiry_language', "language = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text])")
@Check(
  'ck_call_enquiry_settled',
  '((settled_at IS NULL) = (settled_by IS NULL)) AND ((settled_at IS NULL) = ((answers IS NULL) AND (set_aside IS NULL))) AND ((answers IS NULL) OR (set_aside IS NULL)) AND ((answers IS NULL) = (number IS NULL))',
)
export class CallEnquiryRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_call_enquiry' }) id: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  /** In which the question is written. */
  @Column('text') language: string;
  @Column('text') question: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('uuid', { name: 'asked_by' }) askedBy: string;
  /** Counts the published answers of a call. */
  @Column('int', { nullable: true }) number: number | null;
  /** `{"fr": {"question": …, "answer": …}}`, in each language in which it was published. */
  @Column('jsonb', { nullable: true }) answers: unknown;
  /** Why it is not published; read by the asker alone. */
  @Column('text', { name: 'set_aside', nullable: true }) setAside: string | null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true }) settledBy: string | null;
}
