import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OpenedSection } from '../domain/clarification.js';

/** A question to the applicant; the answer is written once. */
@Entity('clarification')
@Index('ix_clarification_grant', ['grantId', 'requestedAt'])
export class ClarificationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_clarification' }) id: string;
  @Column('uuid', { name: 'grant_id' }) grantId: string;
  @Column('text') question: string;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt: Date;
  @Column('uuid', { name: 'requested_by' }) requestedBy: string;
  @Column('jsonb', { default: [] }) opened: readonly OpenedSection[];
  @Column('text', { nullable: true }) answer: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy: string | null;
}
