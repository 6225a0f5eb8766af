import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A report that a signed contract asks for; its id is that of its instance. Never changes. */
@Entity('report')
@Unique('uq_report_n', ['grantId', 'n'])
@Index('ix_report_call', ['callId', 'dueAt'])
@Index('ix_report_organisation', ['organisationId'])
@Check('ck_report_kind', `(kind = ANY (ARRAY['interim'::text, 'final'::text]))`)
export class ReportRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_report' }) id: string;
  @Column('uuid', { name: 'grant_id' }) grantId: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') lot: string;
  @Column('text') kind: string;
  @Column('int') n: number;
  @Column('text', { name: 'contract_number' }) contractNumber: string;
  @Column('text', { name: 'project_title' }) projectTitle: string;
  @Column('text') currency: string;
  /** The budget of the contract, frozen with the report. */
  @Column('json') budget: unknown;
  @Column('timestamptz', { name: 'period_start' }) periodStart: Date;
  @Column('timestamptz', { name: 'period_end' }) periodEnd: Date;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  @Column('timestamptz', { name: 'scheduled_at' }) scheduledAt: Date;
}
