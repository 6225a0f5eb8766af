// @ts-check
import { compile } from './compile.mjs';
import { dataDirOf, makeDataDir } from './data-dir.mjs';
import { adminUrlOf, credentialsIn } from './embedded-database.mjs';
import { pause } from './interruption.mjs';
import { isAlive, readOwner, takeLock } from './lock.mjs';
import { isDemo } from './portal-settings.mjs';
import { prepareSchema } from './prepare-data.mjs';
import { provision } from './provision.mjs';
import { ROOT } from './root.mjs';
import { SetupStopped } from './say.mjs';

/**
 * @typedef {object} Ground what a command stands on
 * @property {NodeJS.ProcessEnv} env
 * @property {string | null} adminUrl of the embedded PostgreSQL
 * @property {boolean} isUp whether a running portal uses the same data
 */

const PATIENCE_MS = 60_000;

/**
 * Does one piece of work on the database that `npm start` uses: through the running portal's PostgreSQL where there is
 * one, on your own where DATABASE_URL is set, otherwise on the embedded one, started for as long as the work takes.
 * @param {string} command as the person typed it
 * @param {AbortSignal} signal
 * @param {(ground: Ground) => Promise<number>} work
 * @param {{ mustAnswer: boolean }} [needs] a command that says itself what is wrong goes on without an answer
 * @returns {Promise<number>}
 */
export async function onDatabase(command, signal, work, { mustAnswer } = { mustAnswer: true }) {
  const dataDir = dataDirOf(process.env);
  makeDataDir(dataDir);
  const env = {
    ...process.env,
    NODE_ENV: process.env['NODE_ENV'] || 'production',
    DATA_DIR: dataDir.path,
    DEMO: isDemo(process.env) ? 'on' : 'off',
  };
  await compile(ROOT);
  const up = await runningPortal(dataDir, signal);
  if (up && !process.env['DATABASE_URL']?.trim())
    return work({ env: { ...env, ...up.settings }, adminUrl: up.adminUrl, isUp: true });
  const own = process.env['DATABASE_URL']?.trim();
  if (own) {
    const { url } = mustAnswer ? await provision(process.env, dataDir, { group: 'own', signal }) : { url: own };
    return work({ env: { ...env, DATABASE_URL: url }, adminUrl: null, isUp: false });
  }
  return onOwnPostgres(command, dataDir, env, signal, work);
}

/** One that is just starting is waited for. @param {import('./data-dir.mjs').DataDir} dataDir @param {AbortSignal} signal */
async function runningPortal(dataDir, signal) {
  const until = Date.now() + PATIENCE_MS;
  let owner = readOwner(dataDir.lock);
  while (isAlive(owner) && isStarting(owner) && Date.now() < until) {
    await pause(200, signal);
    owner = readOwner(dataDir.lock);
  }
  if (!isAlive(owner) || owner.stopping || !owner.settings) return null;
  const credentials = credentialsIn(dataDir.database);
  // It may run on a database of your own, beside an embedded one from before.
  const isEmbedded =
    credentials !== null && new URL(owner.settings['DATABASE_URL'] ?? '').port === String(credentials.port);
  return { settings: owner.settings, adminUrl: isEmbedded ? adminUrlOf(credentials) : null };
}

/**
 * @param {string} command
 * @param {import('./data-dir.mjs').DataDir} dataDir
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @param {(ground: Ground) => Promise<number>} work
 */
async function onOwnPostgres(command, dataDir, env, signal, work) {
  const lock = await takeLock(dataDir.lock, command, { patienceMs: PATIENCE_MS, whenHeld: busy, signal });
  try {
    const { url, embedded } = await provision({}, dataDir, { group: 'own', signal });
    try {
      const complete = { ...env, DATABASE_URL: url };
      await prepareSchema({ env: complete, signal });
      return await work({ env: complete, adminUrl: embedded?.adminUrl ?? null, isUp: false });
    } finally {
      lock.tell({ stopping: true });
      await embedded?.stop();
    }
  } finally {
    lock.release();
  }
}

/** @param {import('./lock.mjs').Owner} owner */
function isStarting({ command, settings, stopping }) {
  return command === 'npm start' && !settings && !stopping;
}

/** @param {import('./lock.mjs').Owner} owner @returns {Error} */
function busy({ pid, command }) {
  return new SetupStopped(
    `"${command}" (process ${pid}) is using this data directory and has not finished: wait for it, then run the command again.`,
  );
}
