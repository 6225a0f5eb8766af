// @ts-check
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { withClient } from '../../../config/setup/embedded-database.mjs';
import { interruption } from '../../../config/setup/interruption.mjs';
import { Interrupted, SetupStopped, say } from '../../../config/setup/say.mjs';
import { measure } from './measure.mjs';
import { PEERS, PRODUCT } from './peers.mjs';
import { measureProduct } from './product.mjs';
import { redisVersion } from './redis.mjs';
import { tableOf } from './table.mjs';

const SETTINGS = [
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'wal_compression',
  'max_wal_size',
  'shared_buffers',
];

const { values } = parseArgs({
  allowPositionals: false,
  options: {
    n: { type: 'string', default: '20000' },
    only: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  },
});
const databases = { url: process.env['DATABASE_URL'] ?? '', makesUrl: process.env['PEERS_MAKES_URL'] ?? '' };
const signal = interruption(() => process.exit(1));

try {
  await compare();
} catch (error) {
  if (!(error instanceof SetupStopped) && !(error instanceof Interrupted)) throw error;
  say(error.message);
  process.exitCode = 1;
}

async function compare() {
  const n = numberAsked();
  const names = namesAsked();
  const redis = redisVersion();
  const rows = [];
  for (const name of names) {
    const peer = PEERS.find((one) => one.name === name);
    if (peer?.isOnRedis && redis === null) {
      say(`${peer.label}: left out, because redis-server is missing on this machine.`);
      continue;
    }
    say(`${peer?.label ?? 'Minha'} ...`);
    const row = await orNone(
      peer
        ? measure(peer, Math.min(n, peer.mostN ?? n), { databases, signal })
        : measureProduct(n, { databases, signal }),
    );
    if (row && values.json) process.stdout.write(`${JSON.stringify(row)}\n`);
    if (row) rows.push(row);
  }
  if (!values.json) process.stdout.write(`${tableOf(rows)}\n\n${await circumstances(names, redis)}\n`);
  if (rows.some(({ exactlyOnce }) => exactlyOnce !== 'yes')) process.exitCode = 1;
}

/** One that cannot be measured is told, and does not cost the others their rows. @template T @param {Promise<T>} row @returns {Promise<T | null>} */
async function orNone(row) {
  try {
    return await row;
  } catch (error) {
    if (!(error instanceof SetupStopped)) throw error;
    say(error.message);
    process.exitCode = 1;
    return null;
  }
}

/** @returns {number} */
function numberAsked() {
  const n = Number(values.n);
  if (Number.isInteger(n) && n > 0) return n;
  throw new SetupStopped(`--n is how many deadlines fall due, and "${values.n}" is no such number.`);
}

/** @returns {readonly string[]} */
function namesAsked() {
  const all = [PRODUCT, ...PEERS.map(({ name }) => name)];
  const unknown = (values.only ?? []).filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new SetupStopped(`There is no peer ${unknown.join(', ')}; there are ${all.join(', ')}.`);
  return values.only ?? all;
}

/** Versions, settings and machine of this run, in two lines. @param {readonly string[]} names @param {string | null} redis */
async function circumstances(names, redis) {
  const packages = PEERS.filter(({ name }) => names.includes(name)).flatMap((peer) => peer.packages);
  const versions = [...new Set([...packages, 'xstate', 'pg'])].map((name) => `${name} ${versionOf(name)}`);
  const { postgres, settings } = await postgresOf(databases.url);
  const [cpu] = cpus();
  return [
    `${versions.join(', ')}; Node ${process.versions.node}, PostgreSQL ${postgres}${redis === null ? '' : `, Redis ${redis}`}.`,
    `${cpus().length} cores (${cpu?.model.trim()}); ${settings.join(', ')}.`,
  ].join('\n');
}

/** @param {string} name */
function versionOf(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
}

/** @param {string} url */
function postgresOf(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `select name, current_setting(name) as value from pg_settings where name = any($1) or name = 'server_version'`,
      [SETTINGS],
    );
    const valueOf = (/** @type {string} */ wanted) => rows.find(({ name }) => name === wanted)?.value;
    return { postgres: valueOf('server_version'), settings: SETTINGS.map((name) => `${name} ${valueOf(name)}`) };
  });
}
