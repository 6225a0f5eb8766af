import pg from 'pg';
import { emptyDatabase, testDatabase } from './database.js';

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // The caller knows what its own statement returns.
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

describe('a test database', () => {
  it('has the newest schema and no memory of another one', async () => {
    const [first, second] = await Promise.all([testDatabase(), testDatabase()]);

    await ask(first.url, 'create table only_here ()');

    expect(await ask(first.url, `select to_regclass('only_here')::text as found`)).toEqual([{ found: 'only_here' }]);
    expect(await ask(second.url, `select to_regclass('only_here')::text as found`)).toEqual([{ found: null }]);
    expect(await ask(second.url, `select to_regclass('migrations')::text as found`)).toEqual([{ found: 'migrations' }]);
    await Promise.all([first.drop(), second.drop()]);
  });

  it('is used without the rights of a superuser, as in production', async () => {
    const database = await emptyDatabase();

    const [role] = await ask<{ rolsuper: boolean }>(
      database.url,
      'select rolsuper from pg_roles where rolname = current_user',
    );

    expect(role).toEqual({ rolsuper: false });
    await database.drop();
  });

  it('sorts French and Arabic by their own rules, on every machine alike', async () => {
    const database = await emptyDatabase();

    const sorted = await ask(
      database.url,
      `select word from (values ('zèbre'), ('été'), ('Ecole'), ('eau')) as w (word) order by word`,
    );

    expect(sorted).toEqual([{ word: 'eau' }, { word: 'Ecole' }, { word: 'été' }, { word: 'zèbre' }]);
    await database.drop();
  });
});
