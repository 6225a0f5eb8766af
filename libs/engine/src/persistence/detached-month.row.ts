import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A month whose history, orders and mails were taken out of the tables, and what there was of each. */
@Entity('detached_month')
export class DetachedMonthRow {
  /** Its first day. */
  @PrimaryColumn('date', { primaryKeyConstraintName: 'pk_detached_month' }) month: string;
  @Column('timestamptz', { name: 'detached_at' }) detachedAt: Date;
  @Column('text', { name: 'detached_by' }) detachedBy: string;
  @Column('bigint') transitions: string;
  @Column('bigint') orders: string;
  @Column('bigint') mails: string;
}
