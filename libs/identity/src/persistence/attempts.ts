import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { HOME, type Limit } from '../domain/attempt-limits.js';

/** Counts how often something is tried, for all servers together. */
@Injectable()
export class Attempts {
  constructor(private readonly database: Database) {}

  /**
   * Counts one more try against the limits, in their order, up to the first that is exceeded: returns how many seconds
   * to wait, otherwise null. In statements of their own, so that a try which then fails stays counted.
   */
  async count(limits: readonly Limit[]): Promise<number | null> {
    for (const limit of limits) {
      const wait = await this.countOne(limit);
      if (wait !== null) return wait;
    }
    return null;
  }

  /** Whether the owner of an account has signed in from there lately. */
  async isHome(home: string): Promise<boolean> {
    const rows = await this.database.query(`select from sign_in_attempt a where a.key = $1`, [home]);
    return rows.length > 0;
  }

  async rememberHome(home: string): Promise<void> {
    await this.database.query(
      `insert into sign_in_attempt (key, window_start, count) values ($1, now(), 0)
       on conflict (key) do update set window_start = excluded.window_start`,
      [home],
    );
  }

  /** Begins the count of a key anew; counts that no window needs any more go with it. */
  async forget(key: string): Promise<void> {
    await this.database.query(
      `delete from sign_in_attempt a where a.key = $1
         or a.window_start < now() - case when a.key like $2 then interval '60 days' else interval '1 day' end`,
      [key, `${HOME}%`],
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
