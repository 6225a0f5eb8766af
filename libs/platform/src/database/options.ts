import type { DataSourceOptions } from 'typeorm';
import type { DatabaseConnection } from './database.module.js';
import { readInstantsFast } from './parse-instant.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/**
 * How every process talks to PostgreSQL. `synchronize` stays off: the schema changes by migrations only.
 * A client without an error listener would end the process when PostgreSQL restarts, hence `poolErrorHandler`.
 */
export function databaseOptions(connection: DatabaseConnection): PostgresOptions {
  readInstantsFast();
  return {
    type: 'postgres',
    url: connection.url,
    applicationName: connection.applicationName,
    poolSize: connection.poolSize,
    synchronize: false,
    installExtensions: false,
    logging: false,
    extra: { idleTimeoutMillis: 30_000, connectionTimeoutMillis: 5_000, keepAlive: true },
    // The pool replaces a broken client by itself; the query that was running has already failed with its own error.
    poolErrorHandler: () => undefined,
  };
}
