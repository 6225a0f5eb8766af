// @ts-check
import { createPostgresBackend, Queue, runMigrations, setDefaultBackendFactory, Worker } from 'bullmq';
import pg from 'pg';
import { applyOne } from '../work/apply.mjs';
import { inPortions } from '../work/portions.mjs';

/** @typedef {import('../child.mjs').Stage} Stage */

const QUEUE = 'deadline';
const CONCURRENCY = 32;

/** One delayed job a deadline, on Redis. @param {Stage} stage */
export function bullmqOnRedis(stage) {
  return on(stage, { url: stage.redisUrl, maxRetriesPerRequest: null });
}

/** The same on BullMQ's PostgreSQL backend. @param {Stage} stage */
export async function bullmqOnPostgres(stage) {
  const client = new pg.Client({ connectionString: stage.url });
  await client.connect();
  await runMigrations(client, 'bullmq');
  await client.end();
  setDefaultBackendFactory(createPostgresBackend);
  return on(stage, { connectionString: stage.url, schema: 'bullmq', skipMigrations: true, max: 16 });
}

/** @param {Stage} stage @param {any} connection of the backend */
async function on({ url, lateness }, connection) {
  const pool = new pg.Pool({ connectionString: url, max: CONCURRENCY });
  const queue = new Queue(QUEUE, {
    connection,
    defaultJobOptions: { attempts: 10, backoff: { type: 'exponential', delay: 1_000 }, removeOnComplete: true },
  });
  /** @type {Worker | null} */
  let worker = null;
  return {
    enqueue: async () => {
      for (const ids of inPortions(lateness.n, 1_000))
        await queue.addBulk(
          ids.map((id) => ({ name: QUEUE, data: { id }, opts: { delay: lateness.due.getTime() - Date.now() } })),
        );
    },
    listen: async () => {
      worker = new Worker(QUEUE, async ({ data }) => lateness.committed(await applyOne(pool, data.id)), {
        connection,
        concurrency: CONCURRENCY,
      });
      worker.on('error', (error) => process.stderr.write(`${error.message}\n`));
      await worker.waitUntilReady();
    },
    end: async () => {
      await worker?.close();
      await queue.close();
      await pool.end();
    },
  };
}
