import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

// bigint reaches us as text; amounts are safe integers by the call's ceilings.
const minor = { to: (value: number) => value, from: Number };

/** The budget of a lot and what is set aside and awarded of it. The sums follow the awards by trigger. */
@Entity('lot_budget')
@Check('ck_lot_budget_positive', 'provisional_minor >= 0 AND awarded_minor >= 0')
@Check('ck_lot_budget_not_overspent', '(provisional_minor + awarded_minor) <= budget_minor')
export class LotBudgetRow {
  @PrimaryColumn('uuid', { name: 'call_id', primaryKeyConstraintName: 'pk_lot_budget' }) callId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_lot_budget' }) lot: string;
  @Column('bigint', { name: 'budget_minor', transformer: minor }) budgetMinor: number;
  @Column('bigint', { name: 'provisional_minor', transformer: minor }) provisionalMinor: number;
  @Column('bigint', { name: 'awarded_minor', transformer: minor }) awardedMinor: number;
}
