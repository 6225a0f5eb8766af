import pg from 'pg';
import { emptyDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { isUpToDate } from './is-up-to-date.js';
import { migrateToLatest } from './migrate.js';

let database: TestDatabase;
let client: pg.Client;

beforeEach(async () => {
  database = await emptyDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await database.drop();
});

describe('a database', () => {
  it('is not up to date while it is empty', async () => {
    expect(await isUpToDate(client)).toBe(false);
  });

  it('is up to date once every migration has run', async () => {
    await migrateToLatest(database.url);

    expect(await isUpToDate(client)).toBe(true);
  });

  it('is not up to date when a migration is missing', async () => {
    await migrateToLatest(database.url);
    await client.query('delete from migrations where id = (select max(m.id) from migrations m)');

    expect(await isUpToDate(client)).toBe(false);
  });
});
