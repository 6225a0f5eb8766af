// @ts-check
import { DURABLE } from './postgres-cluster.mjs';
import { startEmbedded, withClient } from './embedded-database.mjs';
import { SetupStopped, codeOf, reasonOf, say } from './say.mjs';

/**
 * @typedef {object} Provision
 * @property {string} url
 * @property {import('./embedded-database.mjs').EmbeddedDatabase | null} embedded null when the database is yours
 */

/**
 * The database to work with: yours where DATABASE_URL is set, otherwise the embedded one of the data directory.
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./data-dir.mjs').DataDir} dataDir
 * @param {{ group: 'own' | 'ours', signal: AbortSignal }} options
 * @returns {Promise<Provision>}
 */
export async function provision(env, dataDir, options) {
  const url = env['DATABASE_URL'];
  if (url) {
    await requireDatabase(url);
    return { url, embedded: null };
  }
  say('Starting PostgreSQL ...');
  const embedded = await startEmbedded(dataDir, { settings: DURABLE, ...options });
  return { url: embedded.url, embedded };
}

/** @param {string} url */
export async function requireDatabase(url) {
  try {
    await withClient(url, (client) => client.query('select 1'));
  } catch (error) {
    throw new SetupStopped(databaseSentence(url, error));
  }
}

/** Names the database, never its password. @param {string} url @param {unknown} error @returns {string} */
export function databaseSentence(url, error) {
  const code = codeOf(error) ?? '';
  if (!URL.canParse(url))
    return 'DATABASE_URL is not an address: write it as postgres://user:password@host:5432/database.';
  const { host, pathname, username } = new URL(url);
  if (code === '28P01' || code === '28000') {
    return `The database at ${host} refuses the user "${username}" of DATABASE_URL: correct the user or the password.`;
  }
  if (code === '3D000')
    return `There is no database "${pathname.slice(1)}" at ${host}: create it, or correct DATABASE_URL.`;
  const reason = code || reasonOf(error);
  return `The database of DATABASE_URL at ${host} does not answer (${reason}): start it, or unset DATABASE_URL to use the embedded one.`;
}
