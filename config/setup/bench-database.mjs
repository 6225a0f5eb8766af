// @ts-check
import { withClient } from './embedded-database.mjs';
import { SetupStopped, reasonOf } from './say.mjs';

/**
 * @typedef {object} BenchDatabases where a measurement gets its databases: it writes a hundred thousand rows, never
 *   among anybody's data
 * @property {string} url of the programme's own database; its user owns what is made
 * @property {string} makesUrl of the user that may make databases
 */

/** @param {Pick<import('./on-database.mjs').Ground, 'env' | 'adminUrl'>} ground @returns {BenchDatabases} */
export function benchDatabases({ env, adminUrl }) {
  const url = env['DATABASE_URL'] ?? '';
  return { url, makesUrl: adminUrl ?? url };
}

/**
 * Makes a database of its own, and drops it when the work has ended.
 * @template T
 * @param {BenchDatabases} databases
 * @param {string} name
 * @param {(url: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inOwnDatabase({ url, makesUrl }, name, work) {
  const own = new URL(url);
  await makeDatabase(makesUrl, name, decodeURIComponent(own.username));
  own.pathname = `/${name}`;
  try {
    return await work(own.href);
  } finally {
    await withClient(makesUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
  }
}

/** @param {string} url @param {string} name @param {string} owner */
async function makeDatabase(url, name, owner) {
  try {
    await withClient(url, (client) => client.query(`create database ${name} owner ${client.escapeIdentifier(owner)}`));
  } catch (error) {
    throw new SetupStopped(
      `The database for the measurement could not be made (${reasonOf(error)}): give the user of DATABASE_URL the right CREATEDB, or unset DATABASE_URL.`,
    );
  }
}
