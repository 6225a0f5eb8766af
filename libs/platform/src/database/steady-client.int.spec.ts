import pg from 'pg';
import { emptyDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { SteadyClient } from './steady-client.js';

let database: TestDatabase;
let pool: pg.Pool;

beforeEach(async () => {
  database = await emptyDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 1, Client: SteadyClient, query_timeout: 200 });
  pool.on('error', () => undefined);
});

afterEach(async () => {
  await pool.end();
  await database.drop();
});

/** As TypeORM asks: on a connection of the pool, which goes back afterwards. */
async function ask(sql: string): Promise<unknown> {
  const client = await pool.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    client.release();
  }
}

describe('a connection that does not answer in time', () => {
  it('is not asked anything any more: the next question has another one', async () => {
    await expect(ask('select pg_sleep(2)')).rejects.toThrow('Query read timeout');

    expect(await ask('select 7 as answer')).toEqual({ answer: 7 });
  });
});
