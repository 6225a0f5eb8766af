// @ts-check
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inOwnDatabase } from '../../../config/setup/bench-database.mjs';
import { withClient } from '../../../config/setup/embedded-database.mjs';
import { Interrupted, SetupStopped } from '../../../config/setup/say.mjs';
import { withRedis } from './redis.mjs';
import { effectOf, seed, settle } from './work/tables.mjs';

/** @typedef {import('./peers.mjs').PeerRow} PeerRow */
/** @typedef {{ databases: import('../../../config/setup/bench-database.mjs').BenchDatabases, signal: AbortSignal }} Ground */
/** @typedef {{ committed: number, early: number, firstMs: number, p50Ms: number, p99Ms: number, lastMs: number }} Figures */

/**
 * @typedef {object} Measured
 * @property {string} name
 * @property {string} label
 * @property {number} n
 * @property {number} perSecond
 * @property {number} [firstMs]
 * @property {number} p50Ms
 * @property {number} p99Ms
 * @property {string} exactlyOnce "yes", or what was found instead
 */

const CHILD = fileURLToPath(new URL('child.mjs', import.meta.url));
const LEAD_MS = 4_000;
/** A slower machine enqueues more slowly than was allowed for: once more with more time. */
const PATIENCES = [1, 3, 9];

/** @param {PeerRow} row @param {number} n @param {Ground} ground @returns {Promise<Measured>} */
export async function measure(row, n, ground) {
  for (const patience of PATIENCES) {
    const leadMs = LEAD_MS + row.msEach * n * patience;
    const measured = await inOwnDatabase(ground.databases, databaseOf(row), (url) =>
      row.isOnRedis
        ? withRedis((redisUrl) => once(row, n, leadMs, url, redisUrl, ground.signal))
        : once(row, n, leadMs, url, '', ground.signal),
    );
    if (measured) return measured;
  }
  throw new SetupStopped(`${row.label}: ${n} deadlines could not be enqueued before they were due.`);
}

/** @param {PeerRow} row */
function databaseOf({ name }) {
  return `minha_peer_${name.replaceAll('-', '_')}_${process.pid}`;
}

/**
 * @param {PeerRow} row
 * @param {number} n
 * @param {number} leadMs
 * @param {string} url
 * @param {string} redisUrl
 * @param {AbortSignal} signal
 * @returns {Promise<Measured | null>} null when the due instant came before everything was enqueued
 */
async function once(row, n, leadMs, url, redisUrl, signal) {
  await withClient(url, async (client) => {
    await seed(client, n);
    await settle(client);
  });
  const figures = await figuresOf(row, [String(n), String(Math.ceil(leadMs))], { url, redisUrl, signal });
  if (!figures) return null;
  const effect = await withClient(url, effectOf);
  return {
    name: row.name,
    label: row.label,
    n,
    perSecond: Math.round(n / (figures.lastMs / 1000)),
    firstMs: figures.firstMs,
    p50Ms: figures.p50Ms,
    p99Ms: figures.p99Ms,
    exactlyOnce: verdict(n, figures, effect),
  };
}

/** @param {number} n @param {Figures} figures @param {import('./work/tables.mjs').Effect} effect @returns {string} */
function verdict(n, { committed, early }, { changed, rows, distinct, broken }) {
  const asDue = [committed, changed, rows, distinct].every((count) => count === n);
  if (asDue && broken === 0 && early === 0) return 'yes';
  return `NO: ${committed} committed, ${changed} changed, ${rows} history rows of ${distinct}, ${broken} broken, ${early} early`;
}

/**
 * @param {PeerRow} row
 * @param {readonly string[]} args
 * @param {{ url: string, redisUrl: string, signal: AbortSignal }} options
 * @returns {Promise<Figures | null>}
 */
function figuresOf({ label, module, open }, args, { url, redisUrl, signal }) {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, [module, open, ...args], {
      env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: url, REDIS_URL: redisUrl },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let [said, answer] = ['', /** @type {any} */ (null)];
    child.stderr?.on('data', (chunk) => (said = `${said}${chunk}`.slice(-2_000)));
    child.on('message', (message) => (answer = message));
    const onAbort = () => child.kill('SIGKILL');
    signal.addEventListener('abort', onAbort, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', onAbort);
      if (signal.aborted) reject(new Interrupted());
      else if (answer) resolve(answer.tooLate ? null : answer);
      else reject(new SetupStopped(`${label} failed (code ${code}): ${said.trim()}`));
    });
  });
}
