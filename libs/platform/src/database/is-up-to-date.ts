import { MIGRATIONS, migrationName } from './migrations/index.js';

/** The little of a connection that is needed here. */
interface Asked {
  query(sql: string): Promise<{ readonly rows: readonly { readonly name: string | null }[] }>;
}

/**
 * Whether every migration has run. `npm start` asks it ahead of everything, so nothing is loaded for it but the
 * migrations themselves.
 */
export async function isUpToDate(database: Asked): Promise<boolean> {
  const { rows: tables } = await database.query(`select to_regclass('migrations')::text as name`);
  if (tables[0]?.name !== 'migrations') return false;
  const { rows: done } = await database.query('select m.name from migrations m');
  const names = new Set(done.map(({ name }) => name));
  return MIGRATIONS.every((Migration) => names.has(migrationName(Migration)));
}
