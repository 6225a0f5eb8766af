import type { DataSourceOptions } from 'typeorm';
import type { DatabaseConnection } from './database.module.js';
import { readInstantsFast } from './parse-instant.js';
import type { Patience } from './patience.js';
import { SteadyClient } from './steady-client.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/**
 * How every process talks to PostgreSQL. `synchronize` stays off: the schema changes by migrations only.
 * The pool replaces a broken connection by itself; the query that was running has already failed with its own error.
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
    extra: {
      Client: SteadyClient,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      options: SESSION,
      ...limitsOf(connection.patience),
    },
    poolErrorHandler: () => undefined,
  };
}

/**
 * Locks must not outlive their process for long: a machine that froze or was cut off says no good-bye, so PostgreSQL
 * asks after it, and a transaction in which nothing happens is ended.
 */
const SESSION = [
  '-c tcp_keepalives_idle=5',
  '-c tcp_keepalives_interval=2',
  '-c tcp_keepalives_count=3',
  '-c tcp_user_timeout=10000',
].join(' ');
const IDLE_IN_TRANSACTION_MS = 10_000;

function limitsOf(patience: Patience | undefined): Readonly<Record<string, number>> {
  if (!patience) return {};
  return {
    lock_timeout: patience.lockMs,
    statement_timeout: patience.statementMs,
    query_timeout: patience.answerMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  };
}
