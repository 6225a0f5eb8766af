// @ts-check
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RUN_NEEDS, requireSpace } from './disk.mjs';
import { rotate } from './logs.mjs';
import { clusterExists, endOrphan, makeCluster, startCluster } from './postgres-cluster.mjs';
import { placePostgres } from './postgres-place.mjs';
import { freePort } from './ports.mjs';
import { SetupStopped, codeOf, say } from './say.mjs';
import { letGoOfWal } from './wal-archive.mjs';

/**
 * @typedef {object} Credentials how the embedded PostgreSQL is reached; kept in DATA_DIR, readable for its owner only
 * @property {string} cluster the database's folder
 * @property {number} port
 * @property {string} password of the programme's role `minha`
 * @property {string} adminPassword of the superuser `postgres`
 */

/**
 * @typedef {object} EmbeddedDatabase
 * @property {string} url for the programme: owner of its database, no superuser
 * @property {string} adminUrl for making and dropping databases
 * @property {number} pid
 * @property {Promise<string>} ended
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the PostgreSQL of the data directory, and makes it the first time. The caller holds the data directory's lock.
 * @param {import('./data-dir.mjs').DataDir} dataDir
 * @param {{ settings: readonly string[], group: 'own' | 'ours', signal?: AbortSignal, isRestoring?: boolean }} options
 *   while it repeats changes nothing can be written, neither role nor setting
 * @returns {Promise<EmbeddedDatabase>}
 */
export async function startEmbedded(dataDir, { settings, group, signal, isRestoring = false }) {
  await requireSpace(dataDir.path, RUN_NEEDS, 'run the database');
  const known = credentialsIn(dataDir.database);
  const place = placePostgres(
    known?.cluster ?? path.join(dataDir.path, 'postgres'),
    `data-${randomBytes(6).toString('hex')}`,
  );
  await endOrphan(place);
  const credentials = { ...(known ?? newCredentials(place.cluster)), port: await freePort(known?.port) };
  if (!clusterExists(place)) await makeFirst(place, credentials, dataDir, signal);
  else if (!known) throw passwordsLost(dataDir, place.cluster);
  keepCredentials(dataDir.database, credentials);
  const log = path.join(dataDir.logs, 'postgres.log');
  rotate(log);
  const [url, adminUrl] = [urlOf('minha', credentials.password, credentials.port, 'minha'), adminUrlOf(credentials)];
  const { port } = credentials;
  const running = await startCluster(place, {
    port,
    settings,
    log,
    group,
    answers: () => answers(adminUrl),
    ...(signal && { signal }),
  });
  if (!isRestoring) {
    await makeRoleAndDatabase(adminUrl, credentials.password);
    await withClient(adminUrl, letGoOfWal);
  }
  return { url, adminUrl, ...running };
}

/** @param {import('./postgres-place.mjs').Place} place @param {Credentials} credentials @param {import('./data-dir.mjs').DataDir} dataDir @param {AbortSignal | undefined} signal */
async function makeFirst(place, credentials, dataDir, signal) {
  say('Making the database (once) ...');
  if (!place.cluster.startsWith(dataDir.path))
    say(`PostgreSQL's own user cannot enter ${dataDir.path}: its files go to ${place.cluster}.`);
  await makeCluster(place, credentials.adminPassword, { sync: 'durable', ...(signal && { signal }) });
}

/** @param {import('./data-dir.mjs').DataDir} dataDir @param {string} cluster @returns {Error} */
function passwordsLost(dataDir, cluster) {
  return new SetupStopped(
    `There is a database in ${cluster}, but ${dataDir.database} with its passwords is gone: put that file back from a copy, or name another folder with DATA_DIR.`,
  );
}

/** @param {string} cluster @returns {Credentials} */
function newCredentials(cluster) {
  const secret = () => randomBytes(24).toString('base64url');
  return { cluster, port: 0, password: secret(), adminPassword: secret() };
}

/** @param {string} file @returns {Credentials | null} */
export function credentialsIn(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SetupStopped(
      `${file} cannot be read (${codeOf(error) ?? 'it is damaged'}): put it back from a copy, or name another folder with DATA_DIR.`,
    );
  }
}

/** @param {string} file @param {Credentials} credentials */
export function keepCredentials(file, credentials) {
  writeFileSync(`${file}.new`, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** @param {string} user @param {string} password @param {number} port @param {string} database */
export function urlOf(user, password, port, database) {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

/** @param {Credentials} credentials @returns {string} */
export function adminUrlOf({ adminPassword, port }) {
  return urlOf('postgres', adminPassword, port, 'postgres');
}

/** @param {string} url @returns {Promise<boolean>} whether PostgreSQL takes this connection */
export async function answers(url) {
  try {
    await withClient(url, async () => {});
    return true;
  } catch {
    return false;
  }
}

/**
 * @template T
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  // The set-up begins before packages are installed: they are loaded where they are used.
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * The programme is no superuser: what its role may not do in production, it may not do here either.
 * @param {string} adminUrl
 * @param {string} password
 * @param {string} [database]
 */
export async function makeRoleAndDatabase(adminUrl, password, database = 'minha') {
  await withClient(adminUrl, async (client) => {
    const found = await client.query(
      `select exists (select from pg_roles where pg_roles.rolname = 'minha') as role, exists (select from pg_database where pg_database.datname = $1) as database`,
      [database],
    );
    const { role, database: hasDatabase } = found.rows[0];
    await client.query(`${role ? 'alter' : 'create'} role minha login password ${client.escapeLiteral(password)}`);
    if (!hasDatabase) await client.query(`create database ${client.escapeIdentifier(database)} owner minha`);
  });
}
