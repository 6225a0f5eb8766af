// @ts-check
import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import { applyOne } from '../work/apply.mjs';
import { inPortions } from '../work/portions.mjs';

/** @typedef {import('../child.mjs').Stage} Stage */

const QUEUE = 'deadlines';
const CONCURRENCY = 32;

/** One workflow a deadline, which sleeps until then. @param {Stage} stage */
export async function dbosSleep({ url, lateness }) {
  const pool = new pg.Pool({ connectionString: url, max: CONCURRENCY });
  const step = stepOn(pool, lateness);
  const workflow = DBOS.registerWorkflow(
    async (/** @type {number} */ id, /** @type {number} */ due) => {
      await DBOS.sleep(due - (await DBOS.now()));
      await step(id);
    },
    { name: 'sleepUntilDeadline' },
  );
  await launch(url);
  return {
    enqueue: () => eachOf(lateness.n, (id) => DBOS.startWorkflow(workflow)(id, lateness.due.getTime())),
    listen: async () => {},
    end: () => end(pool),
  };
}

/** One workflow a deadline, enqueued with a delay. @param {Stage} stage */
export async function dbosQueue({ url, lateness }) {
  const pool = new pg.Pool({ connectionString: url, max: CONCURRENCY });
  const workflow = DBOS.registerWorkflow(stepOn(pool, lateness), { name: 'passDeadline' });
  await launch(url);
  await DBOS.registerQueue(QUEUE, { workerConcurrency: 256, minPollingIntervalMs: 100 });
  return {
    enqueue: () =>
      eachOf(lateness.n, (id) => {
        const delaySeconds = (lateness.due.getTime() - Date.now()) / 1000;
        return DBOS.startWorkflow(workflow, { queueName: QUEUE, enqueueOptions: { delaySeconds } })(id);
      }),
    listen: async () => {},
    end: () => end(pool),
  };
}

/** @param {pg.Pool} pool @param {import('../work/lateness.mjs').Lateness} lateness */
function stepOn(pool, lateness) {
  return (/** @type {number} */ id) =>
    DBOS.runStep(async () => lateness.committed(await applyOne(pool, id)), { name: 'pass' });
}

/** @param {string} url */
async function launch(url) {
  DBOS.setConfig({ name: 'peers', systemDatabaseUrl: url, systemDatabasePoolSize: CONCURRENCY, logLevel: 'error' });
  await DBOS.launch();
}

/** @param {number} n @param {(id: number) => Promise<unknown>} work */
async function eachOf(n, work) {
  for (const ids of inPortions(n, CONCURRENCY)) await Promise.all(ids.map(work));
}

/** @param {pg.Pool} pool */
async function end(pool) {
  await DBOS.shutdown();
  await pool.end();
}
