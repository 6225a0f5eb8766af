import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A command that was carried out, by its idempotency key, with the answer it got. */
@Entity('command')
@Index('ix_command_at', ['at'])
export class CommandRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_command' }) actor: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_command' }) key: string;
  @Column('text') name: string;
  @Column('text', { name: 'request_hash' }) requestHash: string;
  @Column('json', { nullable: true }) response: unknown;
  @Column('timestamptz') at: Date;
}
