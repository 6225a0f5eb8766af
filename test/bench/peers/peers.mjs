// @ts-check

/**
 * @typedef {object} PeerRow one row of the table
 * @property {string} name for --only
 * @property {string} label
 * @property {readonly string[]} packages
 * @property {string} module relative to this folder
 * @property {string} open the function of that module
 * @property {number} msEach how long one deadline takes to enqueue, at most: the due instant lies after the last
 * @property {number} [mostN] a slower one runs with fewer
 * @property {boolean} [isOnRedis]
 */

/** @type {readonly PeerRow[]} */
export const PEERS = [
  {
    name: 'pg-boss-tuned',
    label: 'pg-boss, tuned: transactional, batches of 500, burst',
    packages: ['pg-boss'],
    module: './products/pg-boss.mjs',
    open: 'pgBossTuned',
    msEach: 0.3,
  },
  {
    name: 'pg-boss',
    label: 'pg-boss, one job a deadline',
    packages: ['pg-boss'],
    module: './products/pg-boss.mjs',
    open: 'pgBoss',
    msEach: 0.3,
  },
  {
    name: 'graphile-worker-tuned',
    label: 'graphile-worker, tuned: local queue of 500, batched completes',
    packages: ['graphile-worker'],
    module: './products/graphile-worker.mjs',
    open: 'graphileWorkerTuned',
    msEach: 0.3,
  },
  {
    name: 'graphile-worker',
    label: 'graphile-worker, one job a deadline',
    packages: ['graphile-worker'],
    module: './products/graphile-worker.mjs',
    open: 'graphileWorker',
    msEach: 0.3,
  },
  {
    name: 'bullmq-redis',
    label: 'BullMQ on Redis, one delayed job a deadline',
    packages: ['bullmq', 'ioredis'],
    module: './products/bullmq.mjs',
    open: 'bullmqOnRedis',
    msEach: 0.3,
    isOnRedis: true,
  },
  {
    name: 'bullmq-postgres',
    label: 'BullMQ on PostgreSQL, one delayed job a deadline',
    packages: ['bullmq'],
    module: './products/bullmq.mjs',
    open: 'bullmqOnPostgres',
    msEach: 0.3,
  },
  {
    name: 'dbos-queue',
    label: 'DBOS, one workflow a deadline, queue with delay',
    packages: ['@dbos-inc/dbos-sdk'],
    module: './products/dbos.mjs',
    open: 'dbosQueue',
    msEach: 2,
    mostN: 5_000,
  },
  {
    name: 'dbos-sleep',
    label: 'DBOS, one workflow a deadline, sleep',
    packages: ['@dbos-inc/dbos-sdk'],
    module: './products/dbos.mjs',
    open: 'dbosSleep',
    msEach: 3,
    mostN: 5_000,
  },
];

/** The row that is ours. */
export const PRODUCT = 'minha';
