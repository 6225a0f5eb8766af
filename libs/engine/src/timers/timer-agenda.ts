import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** A second in which timers fall due, and the first instant in it. */
export interface DueSecond {
  readonly second: number;
  readonly first: Date;
}

/** What falls due soon. */
@Injectable()
export class TimerAgenda {
  constructor(private readonly database: Database) {}

  /** The seconds after `from` up to `until` in which at least one timer falls due. */
  async dueSeconds(from: Date, until: Date): Promise<readonly DueSecond[]> {
    return this.database.query<DueSecond>(
      `select floor(extract(epoch from t.fires_at))::int8::float8 as second, min(t.fires_at) as first
       from workflow_timer t
       where t.shard between 0 and 15 and t.fires_at > $1 and t.fires_at <= $2
       group by 1 order by 1 limit 1000`,
      [from, until],
    );
  }
}
