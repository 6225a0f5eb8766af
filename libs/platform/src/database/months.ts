import { Injectable } from '@nestjs/common';
import { Database, type Tx } from './database.js';

/** How many months are opened before they begin. */
export const MONTHS_AHEAD = 3;

/** What lies in one month: the history, the orders and the mails of the files that began in it. */
export interface Month {
  /** `2026-11`; null for what began in no month that is open. */
  readonly month: string | null;
  readonly standing: 'attached' | 'detached' | 'gone';
  readonly bytes: number;
  /** Nothing begins in it any more. */
  readonly isPast: boolean;
  /** Who detached it, and when. */
  readonly detachedBy: string | null;
  readonly detachedAt: Date | null;
}

/**
 * The partitions of history, outbox and mail. Whoever opens, detaches or attaches one waits no longer than two seconds for
 * the lock, like a migration, because everybody else waits behind; it is refused then with PostgreSQL's own error.
 */
@Injectable()
export class Months {
  constructor(private readonly database: Database) {}

  list(): Promise<readonly Month[]> {
    return this.database.query<Month>(LIST);
  }

  /** Opens this month and those ahead, each in a transaction of its own; answers how many were missing. */
  async openAhead(): Promise<number> {
    let opened = 0;
    for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) {
      const [row] = await this.patiently<{ opened: boolean }>(
        `select open_month((date_trunc('month', now() at time zone 'UTC') + make_interval(months => $1))::date) as opened`,
        [ahead],
      );
      if (row?.opened) opened += 1;
    }
    return opened;
  }

  /** Throws where an order or a mail of the month is not settled. */
  async detach(month: string, by: string): Promise<void> {
    await this.patiently(`select detach_month(to_date($1, 'YYYY-MM'), $2)`, [month, by]);
  }

  async attach(month: string): Promise<void> {
    await this.patiently(`select attach_month(to_date($1, 'YYYY-MM'))`, [month]);
  }

  private patiently<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.database.transaction(async (tx: Tx) => {
      await tx.query(`set local lock_timeout = '2s'`);
      return tx.query<Row[]>(sql, [...parameters]);
    });
  }
}

const LIST = `
with place as (
  select replace(substring(c.relname from '[0-9]{4}_[0-9]{2}$'), '_', '-') as month,
    case when n.nspname = 'detached' then 'detached' else 'attached' end as standing,
    sum(pg_total_relation_size(c.oid))::float8 as bytes
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and (
    n.nspname = 'detached'
    or exists (select from pg_inherits i join tables_by_month() t on i.inhparent = t.parent::regclass where i.inhrelid = c.oid)
  )
  group by 1, 2
)
select coalesce(p.month, to_char(d.month, 'YYYY-MM')) as month, coalesce(p.standing, 'gone') as standing,
  coalesce(p.bytes, 0) as bytes,
  coalesce(p.month, to_char(d.month, 'YYYY-MM')) < to_char(now() at time zone 'UTC', 'YYYY-MM') as "isPast", d.detached_by as "detachedBy", d.detached_at as "detachedAt"
from place p full join detached_month d on to_char(d.month, 'YYYY-MM') = p.month
order by 1 nulls first`;
