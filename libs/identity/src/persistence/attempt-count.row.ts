import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How often something was tried within its present window. Keys hold hashes of addresses, never the addresses. */
@Entity('sign_in_attempt')
@Index('ix_sign_in_attempt_window', ['windowStart'])
export class AttemptCountRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_sign_in_attempt' }) key: string;
  @Column('timestamptz', { name: 'window_start' }) windowStart: Date;
  @Column('int') count: number;
}
