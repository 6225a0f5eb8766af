import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CommitteeDecisionRow } from './committee-decision.row.js';
import { LotBudgetRow } from './lot-budget.row.js';

/** A file on the reserve list, provisionally selected, or awarded; the id is the grant's. */
@Entity('award')
@ForeignKey(() => LotBudgetRow, ['callId', 'lot'], ['callId', 'lot'], { name: 'fk_award_lot' })
@Index('ix_award_lot', ['callId', 'lot', 'state', 'rank'])
@Check('ck_award_amount', 'amount_minor > 0')
@Check('ck_award_rank', 'rank > 0')
@Check('ck_award_state', `state = ANY (ARRAY['reserve'::text, 'provisional'::text, 'awarded'::text, 'released'::text])`)
export class AwardRow {
  @PrimaryColumn('uuid', { name: 'grant_id', primaryKeyConstraintName: 'pk_award' }) grantId: string;
  @Column('uuid', { name: 'call_id' }) callId: string;
  @Column('text') lot: string;
  // bigint reaches us as text; amounts are safe integers by the call's ceilings.
  @Column('bigint', { name: 'amount_minor', transformer: { to: (value: number) => value, from: Number } })
  amountMinor: number;
  @Column('int') rank: number;
  @Column('text') state: string;
  @ForeignKey(() => CommitteeDecisionRow, { name: 'fk_award_decision' })
  @Column('uuid', { name: 'decision_id' })
  decisionId: string;
  @Column('timestamptz', { name: 'placed_at' }) placedAt: Date;
  @Column('timestamptz', { name: 'promoted_at', nullable: true }) promotedAt: Date | null;
  @Column('timestamptz', { name: 'awarded_at', nullable: true }) awardedAt: Date | null;
  @Column('uuid', { name: 'awarded_by', nullable: true }) awardedBy: string | null;
  @Column('timestamptz', { name: 'released_at', nullable: true }) releasedAt: Date | null;
  @Column('text', { name: 'released_because', nullable: true }) releasedBecause: string | null;
}
