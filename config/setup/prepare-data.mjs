// @ts-check
import { withClient } from './embedded-database.mjs';
import { built, operate } from './programme.mjs';
import { say } from './say.mjs';

/** @typedef {{ env: NodeJS.ProcessEnv, signal: AbortSignal }} Options `env` has the DATABASE_URL */

/**
 * Brings the schema up to date. Looks first whether it is: that takes a moment, and the command for it seconds.
 * @param {Options} options
 */
export async function prepareSchema({ env, signal }) {
  const { isUpToDate } = await import(built('libs/platform/src/database/is-up-to-date.js'));
  if (await withClient(env['DATABASE_URL'] ?? '', isUpToDate)) return;
  say('Bringing the database up to date ...');
  await operate(['migrate'], { env, signal }, 'bring the database up to date');
}

/**
 * Loads the demonstration where the database is empty, and begins it anew where its loading was cut off.
 * @param {Options} options
 */
export async function prepareDemo({ env, signal }) {
  const { demoState } = await import(built('apps/cli/src/demo/demo-state.js'));
  if ((await withClient(env['DATABASE_URL'] ?? '', demoState)) === 'there') return;
  say('Loading the demonstration (once, a minute) ...');
  await operate(['demo', 'load', '--if-empty'], { env, signal }, 'load the demonstration');
}
