// @ts-check
import { existsSync } from 'node:fs';
import { runHere } from './command.mjs';
import { withClient } from './embedded-database.mjs';
import { enter } from './entry.mjs';
import { onDatabase } from './on-database.mjs';
import { BENCH, operate, withCompileCache } from './programme.mjs';
import { ROOT } from './root.mjs';
import { SetupStopped, reasonOf } from './say.mjs';

/** @typedef {import('./on-database.mjs').Ground} Ground */

const args = process.argv.slice(2);

await enter((signal) =>
  onDatabase('npm run bench', signal, async ({ env, adminUrl }) => {
    if (!existsSync(BENCH))
      throw new SetupStopped(
        'The measurements (test/bench/main.ts) are not part of this installation: run them in a checkout.',
      );
    const url = new URL(env['DATABASE_URL'] ?? '');
    const makes = adminUrl ?? url.href;
    // A measurement writes a hundred thousand grants: never among anybody's data, always in a database of its own.
    const name = `minha_bench_${process.pid}`;
    await makeDatabase(makes, name, decodeURIComponent(url.username));
    url.pathname = `/${name}`;
    try {
      // Beside a running demo the environment is its own: its mailbox is none outside the demo.
      const own = { ...env, DATABASE_URL: url.href, DEMO: 'off', SMTP_URL: '' };
      await operate(['migrate'], { env: own, signal }, 'prepare the measurement');
      return await runHere(process.execPath, ['--enable-source-maps', BENCH, ...args], {
        cwd: ROOT,
        env: withCompileCache(own),
        signal,
      });
    } finally {
      await withClient(makes, (client) => client.query(`drop database if exists ${name} with (force)`));
    }
  }),
);

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
