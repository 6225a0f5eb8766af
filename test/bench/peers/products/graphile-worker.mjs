// @ts-check
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import pg from 'pg';
import { applyOne } from '../work/apply.mjs';
import { inPortions } from '../work/portions.mjs';

/** @typedef {import('../child.mjs').Stage} Stage */

const TASK = 'deadline';
const silent = new Logger(() => () => {});

/** One job a deadline, sixteen at a time. @param {Stage} stage */
export function graphileWorker(stage) {
  return on(stage, { concurrentJobs: 16 });
}

/** What its documentation has on performance: jobs fetched five hundred at a time, completed in batches. @param {Stage} stage */
export function graphileWorkerTuned(stage) {
  return on(stage, { concurrentJobs: 32, localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 });
}

/**
 * @param {Stage} stage
 * @param {{ concurrentJobs: number, localQueue?: { size: number }, completeJobBatchDelay?: number, failJobBatchDelay?: number }} options
 */
async function on({ url, lateness }, options) {
  const pool = new pg.Pool({ connectionString: url, max: options.concurrentJobs });
  const utils = await makeWorkerUtils({ connectionString: url, logger: silent });
  await utils.migrate();
  /** @type {{ stop: () => Promise<void> } | null} */
  let runner = null;
  return {
    enqueue: async () => {
      for (const ids of inPortions(lateness.n, 1_000))
        await utils.addJobs(ids.map((id) => ({ identifier: TASK, payload: { id }, runAt: lateness.due })));
    },
    listen: async () => {
      runner = await run({
        noHandleSignals: true,
        taskList: {
          [TASK]: async (payload) => {
            const { id } = /** @type {{ id: number }} */ (payload);
            lateness.committed(await applyOne(pool, id));
          },
        },
        preset: {
          worker: {
            ...options,
            connectionString: url,
            maxPoolSize: options.concurrentJobs + 2,
            pollInterval: 500,
            logger: silent,
          },
        },
      });
    },
    end: async () => {
      await runner?.stop();
      await utils.release();
      await pool.end();
    },
  };
}
