import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One check of everything: asked for, going on, or done with what it found. A trigger keeps what was found. */
@Entity('integrity_check')
@Index('ix_integrity_check_requested', ['requestedAt'])
@Check(
  'ck_integrity_check_finished',
  `(finished_at IS NULL) = (history_rows IS NULL) AND (finished_at IS NULL) = (detached IS NULL)
   AND (finished_at IS NULL) = (discrepancies IS NULL) AND (finished_at IS NULL) = (files IS NULL)
   AND (finished_at IS NULL) = (missing_files IS NULL)`,
)
export class IntegrityCheckRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_integrity_check' }) id: string;
  /** A person's id, or the name of the command. */
  @Column('text', { name: 'requested_by' }) requestedBy: string;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt: Date;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt: Date | null;
  /** When whoever runs it was last heard of. */
  @Column('timestamptz', { name: 'seen_at', nullable: true }) seenAt: Date | null;
  @Column('int') instances: number;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
  @Column('bigint', { name: 'history_rows', nullable: true }) historyRows: string | null;
  @Column('int', { nullable: true }) detached: number | null;
  @Column('json', { nullable: true }) discrepancies: unknown;
  @Column('int', { nullable: true }) files: number | null;
  @Column('json', { name: 'missing_files', nullable: true }) missingFiles: unknown;
  /** Null in checks that did not look at receipts yet. */
  @Column('int', { nullable: true }) receipts: number | null;
  @Column('int', { name: 'receipts_unsigned', nullable: true }) receiptsUnsigned: number | null;
  @Column('json', { name: 'receipts_differing', nullable: true }) receiptsDiffering: unknown;
}
