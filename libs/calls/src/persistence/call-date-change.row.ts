import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CallRow } from './call.row.js';

/** One date of a call that was set later: who, when, why, from what to what. Rows are never changed or deleted. */
@Entity('call_date_change')
@Index('ix_call_date_change_call', ['callId', 'at'])
@Check('ck_call_date_change_why', '(reason is null) <> (outage is null)')
export class CallDateChangeRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_call_date_change' }) id: string;
  @ForeignKey(() => CallRow, { name: 'fk_call_date_change_call' })
  @Column('uuid', { name: 'call_id' })
  callId: string;
  @Column('text') name: string;
  @Column('text', { name: 'old_local' }) oldLocal: string;
  @Column('text', { name: 'new_local' }) newLocal: string;
  @Column('text') zone: string;
  /** What a person gave as the reason; null where an outage moved it, which is told in `outage`. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('json', { nullable: true }) outage: unknown;
  @Column('text', { name: 'changed_by' }) changedBy: string;
  @Column('timestamptz') at: Date;
}
