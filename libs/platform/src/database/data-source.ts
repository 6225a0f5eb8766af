import { DataSource } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';
import { databaseOptions } from './options.js';

/**
 * For TypeORM's own command line: `migration:generate --check` compares the rows of all features with the schema.
 * Rows are found by pattern in the build output, so that this lib imports no feature.
 */
export const dataSource = new DataSource({
  ...databaseOptions({ url: process.env['DATABASE_URL'] ?? '', poolSize: 1, applicationName: 'minha-migrate' }),
  entities: ['dist/libs/*/src/persistence/*.row.js'],
  migrations: [...MIGRATIONS],
  migrationsTransactionMode: 'each',
});
