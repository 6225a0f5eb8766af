// @ts-check
import pg from 'pg';
import { Lateness } from './work/lateness.mjs';
import { settle } from './work/tables.mjs';

/**
 * The process of one peer: `child.mjs <module> <function> <n> <leadMs>`. Enqueues n deadlines of one instant, begins to
 * work, and sends the figures to its parent.
 *
 * @typedef {object} Stage what a peer finds
 * @property {string} url of a database of its own, with the grants in it
 * @property {string} redisUrl empty where none was asked for
 * @property {Lateness} lateness the due instant, how many, and where each commit is reported
 *
 * @typedef {object} Peer
 * @property {() => Promise<unknown>} enqueue
 * @property {() => Promise<unknown>} listen
 * @property {() => Promise<unknown>} end
 */

const PATIENCE_MS = 180_000;
/** Workers have their connections, and have found nothing to do. */
const IDLE_MS = 1_500;
/** In which a second run of the same job would show. */
const AFTERWARDS_MS = 500;

const [module = '', name = '', n = '0', leadMs = '0'] = process.argv.slice(2);
const url = process.env['DATABASE_URL'] ?? '';
const redisUrl = process.env['REDIS_URL'] ?? '';

const { [name]: open } = await import(new URL(module, import.meta.url).href);
const lateness = new Lateness(new Date(Date.now() + Number(leadMs)), Number(n));
const peer = /** @type {Peer} */ (await open({ url, redisUrl, lateness }));
await peer.enqueue();
await settled();
await peer.listen();
if (Date.now() + IDLE_MS > lateness.due.getTime()) {
  process.send?.({ tooLate: true });
} else {
  await lateness.everything(lateness.due.getTime() - Date.now() + PATIENCE_MS);
  await pause(AFTERWARDS_MS);
  process.send?.(lateness.figures());
}
await peer.end();
process.exit(0);

async function settled() {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await settle(client);
  await client.end();
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
