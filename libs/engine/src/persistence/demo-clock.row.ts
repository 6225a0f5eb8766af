import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the demo's time is ahead of the database's. */
@Entity('demo_clock')
@Check('ck_demo_clock_single', 'id = 1')
export class DemoClockRow {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'pk_demo_clock' }) id: number;
  @Column('interval') ahead: unknown;
}
