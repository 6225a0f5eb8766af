import type pg from 'pg';

/**
 * Databases that were used, emptied and kept for whoever asks next: where thousands of test files run one after the other
 * (`npm run mutants`), it takes longer to copy one anew than to run the tests in it.
 */
export const keepsSpareDatabases = process.env['MINHA_TEST_SPARE_DATABASES'] === 'yes';

const SPARE = 'spare_';

/** Gives a spare database that name; false where there is none. */
export async function takeSpare(admin: pg.Client, name: string): Promise<boolean> {
  const { rows } = await admin.query<{ spare: string }>(
    `select d.datname as spare from pg_database d where d.datname like '${SPARE}%' limit 1`,
  );
  const [first] = rows;
  if (first) await admin.query(`alter database ${first.spare} rename to ${name}`);
  return first !== undefined;
}

/** Of a new database: its tables, and which of them are not empty, noted for `wiped`. */
export async function noteAsNew(inside: pg.Client, name: string): Promise<void> {
  const tables = await tablesOf(inside);
  const filled: string[] = [];
  for (const table of tables) {
    const { rowCount } = await inside.query(`select from ${table} limit 1`);
    if (rowCount !== 0) filled.push(table);
  }
  await inside.query(`comment on database ${name} is '${JSON.stringify({ tables, filled } satisfies Note)}'`);
}

/** Empties the tables that were empty when it was new; false where they are others by now, which is no database for others. */
export async function wiped(inside: pg.Client): Promise<boolean> {
  const { rows } = await inside.query<{ note: string }>(
    `select shobj_description(d.oid, 'pg_database') as note from pg_database d where d.datname = current_database()`,
  );
  const { tables, filled }: Note = JSON.parse(rows[0]?.note ?? '{}');
  if (JSON.stringify(await tablesOf(inside)) !== JSON.stringify(tables)) return false;
  const deletions = tables.filter((table) => !filled.includes(table)).map((table) => `delete from ${table};`);
  await inside.query(`set session_replication_role = replica; ${deletions.join(' ')}`);
  return true;
}

/** Whoever is still connected to it is not any more. */
export async function keepAsSpare(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`alter database ${name} rename to ${SPARE}${name}`);
}

interface Note {
  readonly tables: readonly string[];
  readonly filled: readonly string[];
}

async function tablesOf(inside: pg.Client): Promise<readonly string[]> {
  const { rows } = await inside.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  return rows.map(({ name }) => name);
}
