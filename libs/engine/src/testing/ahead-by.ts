import type { Database } from '#libs/platform';

/** Does something while the business time of a database is so much later than its own. */
export async function aheadBy(database: Database, milliseconds: number, work: () => Promise<unknown>): Promise<void> {
  await database.query('insert into demo_clock (id, ahead) values (1, make_interval(secs => $1))', [
    milliseconds / 1_000,
  ]);
  try {
    await work();
  } finally {
    await database.query('delete from demo_clock');
  }
}
