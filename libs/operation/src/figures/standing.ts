import { Injectable } from '@nestjs/common';
import { PRESENT_WORKERS, SHARDS } from '#libs/engine';
import { Database } from '#libs/platform';

/** How much of one kind waits, and for how long the oldest of it has. */
export interface Waiting {
  readonly count: number;
  readonly oldestSeconds: number;
}

/** How the installation stands, as far as the database knows. */
export interface Standing {
  /** Timers whose instant has come and that have not taken effect. */
  readonly timers: Waiting;
  /** Orders that nobody has carried out yet. */
  readonly orders: Waiting;
  /** Mails that no server has taken yet. */
  readonly mails: Waiting;
  /** Workers that are there. */
  readonly workers: number;
  readonly deadTimers: number;
  readonly deadOrders: number;
  readonly failedMails: number;
  readonly bouncedMails: number;
  /** Age of the oldest transaction that is still open: while it lasts, nothing that became superfluous is cleared away. */
  readonly oldestTransactionSeconds: number;
  /** For how many coming months history, orders and mails have a place of their own. */
  readonly monthsAhead: number;
  /** How far the database's clock is ahead of this machine's. */
  readonly clockOffsetSeconds: number;
}

interface StandingRow {
  readonly timersCount: number;
  readonly timersAge: number;
  readonly ordersCount: number;
  readonly ordersAge: number;
  readonly mailsCount: number;
  readonly mailsAge: number;
  readonly workers: number;
  readonly deadTimers: number;
  readonly deadOrders: number;
  readonly failedMails: number;
  readonly bouncedMails: number;
  readonly oldestTransaction: number;
  readonly monthsAhead: number;
  readonly epochMs: number;
}

/** Answers a statement with its rows: the programme's database, or a bare connection where the programme cannot start. */
export type Ask = (sql: string) => Promise<readonly unknown[]>;

/** Reads the standing with one statement, whose cost does not grow with what is done. */
export async function readStanding(ask: Ask): Promise<Standing> {
  const before = Date.now();
  const [answer] = await ask(STANDING);
  if (answer === undefined) throw new Error('The database did not say how it stands.');
  // The columns of the statement below.
  const row = answer as StandingRow;
  return {
    timers: { count: row.timersCount, oldestSeconds: row.timersAge },
    orders: { count: row.ordersCount, oldestSeconds: row.ordersAge },
    mails: { count: row.mailsCount, oldestSeconds: row.mailsAge },
    workers: row.workers,
    deadTimers: row.deadTimers,
    deadOrders: row.deadOrders,
    failedMails: row.failedMails,
    bouncedMails: row.bouncedMails,
    oldestTransactionSeconds: row.oldestTransaction,
    monthsAhead: row.monthsAhead,
    clockOffsetSeconds: (row.epochMs - (before + Date.now()) / 2) / 1_000,
  };
}

@Injectable()
export class Standings {
  constructor(private readonly database: Database) {}

  now(): Promise<Standing> {
    return readStanding((sql) => this.database.query(sql));
  }
}

/** More than this is not counted: whoever reads the figure knows enough. */
const MOST = 100_000;

function age(instant: string): string {
  return `coalesce(greatest(extract(epoch from minha_now() - ${instant}), 0), 0)::float8`;
}

/**
 * Each part walks an index of what is open. `minha_now()` is the business time, which the demo moves: what falls due is
 * measured by it; a transaction and a clock are measured by the database's own.
 */
const STANDING = `
with timers as (
  select sum(own.n) as n, min(own.first) as first
  from unnest('{${SHARDS.join()}}'::smallint[]) as s(shard) cross join lateral (
    select count(*) as n, min(d.fires_at) as first from (
      select t.fires_at from workflow_timer t where t.shard = s.shard and t.fires_at <= minha_now()
      order by t.fires_at limit ${MOST / 10}
    ) d
  ) own
), orders as (
  select count(*) as n, min(o.at) as first from (
    select o.at from outbox o where o.done_at is null and o.failed_at is null order by o.at limit ${MOST}
  ) o
), mails as (
  select count(*) as n, min(m.queued_at) as first from (
    select m.queued_at from mail m where m.status = 'queued' order by m.queued_at limit ${MOST}
  ) m
)
select timers.n::int as "timersCount", ${age('timers.first')} as "timersAge",
  orders.n::int as "ordersCount", ${age('orders.first')} as "ordersAge",
  mails.n::int as "mailsCount", ${age('mails.first')} as "mailsAge",
  (select count(*)::int from (${PRESENT_WORKERS}) here) as "workers",
  (select count(*)::int from workflow_dead_timer) as "deadTimers",
  (select count(*)::int from outbox o where o.failed_at is not null) as "deadOrders",
  (select count(*)::int from mail m where m.status = 'failed') as "failedMails",
  (select count(*)::int from mail m where m.status = 'bounced') as "bouncedMails",
  (
    select coalesce(max(extract(epoch from clock_timestamp() - a.xact_start)), 0)::float8
    from pg_stat_activity a where a.datname = current_database() and a.pid <> pg_backend_pid()
  ) as "oldestTransaction",
  months_ahead() as "monthsAhead",
  (extract(epoch from clock_timestamp()) * 1000)::float8 as "epochMs"
from timers, orders, mails`;
