import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { SHARDS } from './shares.js';

/** A second in which timers fall due, and the first instant in it. */
export interface DueSecond {
  readonly second: number;
  readonly first: Date;
}

/** What falls due, and when. */
@Injectable()
export class TimerAgenda {
  constructor(private readonly database: Database) {}

  /** The seconds after `from` up to `until` in which at least one timer falls due. */
  async dueSeconds(from: Date, until: Date): Promise<readonly DueSecond[]> {
    return this.database.query<DueSecond>(
      `select floor(extract(epoch from t.fires_at))::int8::float8 as second, min(t.fires_at) as first
       from workflow_timer t
       where t.shard = any($3::smallint[]) and t.fires_at > $1 and t.fires_at <= $2
       group by 1 order by 1 limit 1000`,
      [from, until, SHARDS],
    );
  }

  /** Milliseconds until something of the shards falls due, by the database's time; null when nothing ever does. */
  async untilNext(shards: readonly number[]): Promise<number | null> {
    const [row] = await this.database.query<{ ms: number | null }>(
      `select (extract(epoch from min(next.fires_at) - (clock_timestamp() + minha_clock_offset())) * 1000)::float8 as ms
       from unnest($1::smallint[]) as s(shard) cross join lateral (
         select t.fires_at from workflow_timer t where t.shard = s.shard order by t.fires_at limit 1
       ) next`,
      [shards],
    );
    return row?.ms ?? null;
  }
}
