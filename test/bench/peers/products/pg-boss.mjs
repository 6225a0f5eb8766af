// @ts-check
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { applyMany, applyOne } from '../work/apply.mjs';
import { inPortions } from '../work/portions.mjs';

/** @typedef {import('../child.mjs').Stage} Stage */

const QUEUE = 'deadline';
/** The shortest that pg-boss takes. */
const POLLING = { pollingIntervalSeconds: 0.5 };
const WORKERS = 16;

/** One job a deadline, one transaction a job, in sixteen workers that fetch fifty at a time. @param {Stage} stage */
export async function pgBoss({ url, lateness }) {
  const boss = await started(url);
  const pool = new pg.Pool({ connectionString: url, max: WORKERS });
  return {
    enqueue: () => enqueue(boss, lateness),
    listen: () =>
      boss.work(
        QUEUE,
        { ...POLLING, localConcurrency: WORKERS, batchSize: 50, burstWhenBatchFull: true },
        async (jobs) => {
          for (const { data } of jobs) lateness.committed(await applyOne(pool, data.id));
        },
      ),
    end: async () => {
      await boss.stop({ graceful: true });
      await pool.end();
    },
  };
}

/** As fast as we could make it: its own transaction around five hundred at a time, written with two statements. @param {Stage} stage */
export async function pgBossTuned({ url, lateness }) {
  const boss = await started(url);
  const counted = countedCommits(boss, lateness);
  return {
    enqueue: () => enqueue(boss, lateness),
    listen: () =>
      boss.work(
        QUEUE,
        { ...POLLING, localConcurrency: 4, batchSize: 500, burstWhenBatchFull: true, transactional: true },
        async (jobs, tx) => {
          const ids = jobs.map(({ data }) => data.id);
          counted.set(tx, await applyMany((text, values) => tx.executeSql(text, values), ids));
        },
      ),
    end: () => boss.stop({ graceful: true }),
  };
}

/** @param {string} url */
async function started(url) {
  const boss = new PgBoss({ connectionString: url, max: 20 });
  boss.on('error', (error) => process.stderr.write(`${error.message}\n`));
  await boss.start();
  await boss.createQueue(QUEUE);
  return boss;
}

/** @param {PgBoss} boss @param {import('../work/lateness.mjs').Lateness} lateness */
async function enqueue(boss, { due, n }) {
  for (const ids of inPortions(n, 1_000))
    await boss.insert(
      QUEUE,
      ids.map((id) => ({ data: { id }, startAfter: due })),
    );
}

/**
 * pg-boss commits the transaction of a batch after its handler has returned: this holds the watch there. The handler
 * says how many it changed.
 * @param {PgBoss} boss
 * @param {import('../work/lateness.mjs').Lateness} lateness
 */
function countedCommits(boss, lateness) {
  /** @type {WeakMap<object, number>} */
  const counted = new WeakMap();
  const db = boss.getDb();
  const begin = db.beginTransaction?.bind(db);
  if (!begin) throw new Error('This pg-boss has no transactions of its own.');
  db.beginTransaction = async () => {
    const transaction = await begin();
    const commit = async () => {
      await transaction.commit();
      lateness.committed(counted.get(transaction.db) ?? 0);
    };
    return { ...transaction, commit };
  };
  return counted;
}
