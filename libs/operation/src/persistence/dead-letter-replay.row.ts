import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** That an operator had something tried again that had been put aside, and why it had been. Append-only by trigger. */
@Entity('dead_letter_replay')
@Index('ix_dead_letter_replay_at', ['at'])
@Check('ck_dead_letter_replay_kind', "kind = ANY (ARRAY['timer'::text, 'order'::text, 'mail'::text])")
export class DeadLetterReplayRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dead_letter_replay' }) id: string;
  @Column('text') kind: 'timer' | 'order' | 'mail';
  /** The instance, the order or the mail. */
  @Column('text') target: string;
  @Column('text') reason: string;
  @Column('json') actor: unknown;
  @Column('timestamptz') at: Date;
}
