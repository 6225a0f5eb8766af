import type { ConnectionOptions } from 'bullmq';
import pg from 'pg';
import { SteadyClient } from '../database/steady-client.js';

/** How a process reaches the queue. */
export interface QueueConnections {
  /** For handing over: told soon when the queue is away, because the rows that wait are in PostgreSQL anyway. */
  readonly handing: ConnectionOptions;
  /** For taking: waits until there is something to take, however long that is. */
  readonly taking: ConnectionOptions;
  close(): Promise<void>;
}

const ANSWER_MS = 5_000;
/** Whatever was away is knocked at this often, so that work goes on within a second or two of its return. */
const LONGEST_RECONNECT_MS = 1_000;

export function redisConnections(url: string): QueueConnections {
  const retryStrategy = (times: number) => Math.min(times * 100, LONGEST_RECONNECT_MS);
  return {
    handing: { url, retryStrategy, maxRetriesPerRequest: 1, commandTimeout: ANSWER_MS },
    taking: { url, retryStrategy, maxRetriesPerRequest: null },
    // BullMQ closes what it has opened.
    close: () => Promise.resolve(),
  };
}

/** One connection that listens for each queue, and some for everything else. */
const POOL = 12;

/**
 * BullMQ's own backend, in the schema `bullmq` of the database. The pool is ours: of those that BullMQ makes, a
 * connection that is ended in its first moment ends the process. Nothing here waits for the disk: what a crash of
 * PostgreSQL takes out of the queue is handed over again, and what it puts back in is found done.
 */
export function postgresConnections(connectionString: string): QueueConnections {
  const pool = new pg.Pool({
    connectionString,
    Client: SteadyClient,
    max: POOL,
    application_name: 'minha-queue',
    options: '-c search_path=bullmq -c synchronous_commit=off',
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: 60_000,
    keepAlive: true,
  });
  pool.on('error', () => undefined);
  return { handing: pool, taking: pool, close: () => pool.end() };
}
