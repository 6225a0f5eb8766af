import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Limit } from '../domain/attempt-limits.js';

/** Counts how often something is tried, for all servers together. */
@Injectable()
export class Attempts {
  constructor(private readonly database: Database) {}

  /**
   * Counts one more try against each limit; returns how many seconds to wait where one is exceeded, otherwise null.
   * In statements of their own, so that a try which then fails stays counted.
   */
  async count(limits: readonly Limit[]): Promise<number | null> {
    const waits = await Promise.all(limits.map((limit) => this.countOne(limit)));
    const exceeded = waits.filter((wait) => wait !== null);
    return exceeded.length === 0 ? null : Math.max(...exceeded);
  }

  /** Begins the count of a key anew; counts that no window needs any more go with it. */
  async forget(key: string): Promise<void> {
    await this.database.query(
      `delete from sign_in_attempt a where a.key = $1 or a.window_start < now() - interval '1 day'`,
      [key],
    );
  }

  private async countOne({ key, most, windowSeconds }: Limit): Promise<number | null> {
    const [row] = await this.database.query<{ count: number; wait: number }>(
      `insert into sign_in_attempt as a (key, window_start, count) values ($1, now(), 1)
       on conflict (key) do update set
         window_start = case when a.window_start <= now() - make_interval(secs => $2) then now() else a.window_start end,
         count = case when a.window_start <= now() - make_interval(secs => $2) then 1 else a.count + 1 end
       returning a.count, ceil($2 - extract(epoch from now() - a.window_start))::int as wait`,
      [key, windowSeconds],
    );
    if (!row) throw new Error('The count of attempts returned no row.');
    return row.count > most ? Math.max(1, row.wait) : null;
  }
}
