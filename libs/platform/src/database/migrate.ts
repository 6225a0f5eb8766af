import { DataSource } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';
import { databaseOptions } from './options.js';

/** Brings the schema of the database at `url` up to the newest migration; returns the names of those it ran. */
export async function migrateToLatest(url: string): Promise<readonly string[]> {
  const source = new DataSource({
    ...databaseOptions({ url, poolSize: 1, applicationName: 'minha-migrate' }),
    migrations: [...MIGRATIONS],
    migrationsTransactionMode: 'each',
  });
  await source.initialize();
  try {
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}
