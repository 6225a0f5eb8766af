// @ts-check
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { backupFolder, basesIn } from './backup-folder.mjs';
import { compile } from './compile.mjs';
import { dataDirOf, makeDataDir } from './data-dir.mjs';
import { credentialsIn, keepCredentials, startEmbedded, withClient } from './embedded-database.mjs';
import { takeLock } from './lock.mjs';
import { lastLines } from './logs.mjs';
import { pause } from './interruption.mjs';
import { isDemo } from './portal-settings.mjs';
import { DURABLE } from './postgres-cluster.mjs';
import { placePostgres } from './postgres-place.mjs';
import { operate } from './programme.mjs';
import { putBack } from './put-back.mjs';
import { ROOT } from './root.mjs';
import { SetupStopped, say } from './say.mjs';
import { copyUploads } from './uploads-copy.mjs';
import { keepWal } from './wal-archive.mjs';
import { yourDatabase } from './backup.mjs';

/** @typedef {import('./data-dir.mjs').DataDir} DataDir */
/** @typedef {import('./backup-folder.mjs').BackupFolder} BackupFolder */

const USAGE = 'npm run minha -- restore DIR [--to 2026-11-26T12:00:00Z]';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * `restore DIR`: everything that the backup holds, or everything up to an instant. Either all that was acknowledged
 * before it is there again, or the command says how far the backup reaches and changes nothing.
 * @param {readonly string[]} args
 * @param {AbortSignal} signal
 * @returns {Promise<number>}
 */
export async function restore(args, signal) {
  const { given, to } = asked(args);
  if (process.env['DATABASE_URL']?.trim()) throw new SetupStopped(yourDatabase());
  const folder = backupFolder(given, process.env);
  const base = baseFor(folder, to);
  const dataDir = dataDirOf(process.env);
  makeDataDir(dataDir);
  const lock = await takeLock(dataDir.lock, 'npm run minha -- restore', { patienceMs: 0, whenHeld: isRunning, signal });
  try {
    await compile(ROOT);
    const report = await intoPlace({ folder, base, to, dataDir, signal });
    process.stdout.write(report);
    return 0;
  } finally {
    lock.release();
  }
}

/** @param {readonly string[]} args @returns {{ given: string, to: string | null }} */
function asked(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { to: { type: 'string' } },
  });
  const [given] = positionals;
  if (!given || positionals.length > 1) throw new SetupStopped(`Write ${USAGE}`);
  const { to = null } = values;
  if (to !== null && (!INSTANT.test(to) || Number.isNaN(Date.parse(to))))
    throw new SetupStopped(`${to} is no instant: write it with its zone, such as 2026-11-26T12:00:00Z.`);
  return { given, to };
}

/** The newest copy that was complete at that instant. @param {BackupFolder} folder @param {string | null} to */
function baseFor(folder, to) {
  const bases = basesIn(folder);
  const [first] = bases;
  if (!first) throw new SetupStopped(`The backup in ${folder.path} was never completed: there is nothing to restore.`);
  const found = bases.findLast(({ endedAt }) => to === null || endedAt.getTime() <= Date.parse(to));
  if (found) return found;
  throw new SetupStopped(
    `The backup in ${folder.path} begins at ${first.endedAt.toISOString()}: name that instant or a later one with --to.`,
  );
}

/** @param {import('./lock.mjs').Owner} owner @returns {Error} */
function isRunning({ pid, command }) {
  return new SetupStopped(`"${command}" (process ${pid}) is using this data directory: end it, then restore.`);
}

/**
 * @param {{ folder: BackupFolder, base: import('./backup-folder.mjs').Base, to: string | null, dataDir: DataDir, signal: AbortSignal }} what
 * @returns {Promise<string>} what was restored, for the person at the terminal
 */
async function intoPlace({ folder, base, to, dataDir, signal }) {
  const { aside, undo } = await makeCluster({ folder, base, to, dataDir, signal });
  let embedded;
  try {
    say('Repeating the changes since then ...');
    embedded = await startEmbedded(dataDir, { settings: DURABLE, group: 'own', signal, isRestoring: true });
    await recovered(embedded, dataDir, signal);
  } catch (error) {
    await embedded?.stop();
    const reach = reachOf(dataDir);
    undo();
    throw reach && to !== null ? new SetupStopped(tooFar(folder, to, reach)) : error;
  }
  try {
    await withClient(embedded.adminUrl, (admin) => afterRecovery(admin, folder));
    writeFileSync(dataDir.backup, JSON.stringify({ directory: folder.path, endedAt: base.endedAt.toISOString() }), {
      mode: 0o600,
    });
    say('Copying the uploaded files ...');
    const copied = await copyUploads(folder.files, path.join(dataDir.path, 'files'), signal);
    say('Recomputing every chain ...');
    const verified = await operate(
      ['verify'],
      { env: environment(dataDir, embedded.url), signal },
      'verify what was restored',
    );
    const before = aside === null ? '' : `What was there before is in ${aside}: remove it once you are sure.\n`;
    return `${verified}Restored ${to === null ? 'everything that the backup holds' : `to ${to}`}; ${copied} uploaded files came back.\n${before}`;
  } finally {
    await embedded.stop();
  }
}

/** @param {{ folder: BackupFolder, base: import('./backup-folder.mjs').Base, to: string | null, dataDir: DataDir, signal: AbortSignal }} what */
async function makeCluster({ folder, base, to, dataDir, signal }) {
  const known = credentialsIn(dataDir.database);
  const place = placePostgres(known?.cluster ?? path.join(dataDir.path, 'postgres'), `data-restored-${Date.now()}`);
  const before = existsSync(dataDir.database) ? readFileSync(dataDir.database) : null;
  say(`Putting back the copy of ${base.endedAt.toISOString()} ...`);
  const aside = await putBack({ base, place, wal: folder.wal, to, signal });
  const credentials = JSON.parse(readFileSync(folder.credentials, 'utf8'));
  keepCredentials(dataDir.database, { ...credentials, cluster: place.cluster });
  const undo = () => {
    rmSync(place.cluster, { recursive: true, force: true });
    if (aside !== null) renameSync(aside, place.cluster);
    if (before === null) rmSync(dataDir.database, { force: true });
    else writeFileSync(dataDir.database, before, { mode: 0o600 });
  };
  return { aside, undo };
}

/** @param {import('./embedded-database.mjs').EmbeddedDatabase} embedded @param {DataDir} dataDir @param {AbortSignal} signal */
async function recovered({ adminUrl, ended }, dataDir, signal) {
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  for (;;) {
    if (hasEnded) throw new SetupStopped(`PostgreSQL could not repeat the changes: see ${dataDir.logs}/postgres.log.`);
    if (!(await isInRecovery(adminUrl))) return;
    await pause(200, signal);
  }
}

/** @param {string} adminUrl */
async function isInRecovery(adminUrl) {
  try {
    return await withClient(adminUrl, async (admin) => {
      const { rows } = await admin.query('select pg_is_in_recovery() as still');
      return rows[0].still;
    });
  } catch {
    return true;
  }
}

/** @param {import('pg').Client} admin @param {BackupFolder} folder */
async function afterRecovery(admin, folder) {
  for (const name of ['restore_command', 'recovery_target_time', 'recovery_target_action'])
    await admin.query(`alter system reset ${name}`);
  // The folder may have been mounted elsewhere since; what happens from now on belongs into it as well.
  await keepWal(admin, folder.wal, null);
}

/** The instant of the last change that there is, where PostgreSQL ended because it had to go further. @param {DataDir} dataDir */
function reachOf(dataDir) {
  const lines = lastLines(path.join(dataDir.logs, 'postgres.log'));
  if (!lines.some((line) => line.includes('recovery ended before configured recovery target was reached'))) return null;
  const last = lines.findLast((line) => line.includes('last completed transaction was at log time'));
  return /log time (.+)$/.exec(last ?? '')?.[1] ?? 'the end of the copy';
}

/** @param {BackupFolder} folder @param {string} to @param {string} reach */
function tooFar(folder, to, reach) {
  return `The backup in ${folder.path} holds no change after ${reach}, so it cannot be said to be complete up to ${to}; nothing was changed. Restore an earlier instant with --to, or everything it holds without.`;
}

/** @param {DataDir} dataDir @param {string} url @returns {NodeJS.ProcessEnv} */
function environment(dataDir, url) {
  return {
    ...process.env,
    NODE_ENV: process.env['NODE_ENV'] || 'production',
    DATA_DIR: dataDir.path,
    DEMO: isDemo(process.env) ? 'on' : 'off',
    DATABASE_URL: url,
  };
}
