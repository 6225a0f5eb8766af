// @ts-check
import { spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { endOf } from './children.mjs';
import { outcomeOf } from './command.mjs';
import { pause } from './interruption.mjs';
import { lastLines } from './logs.mjs';
import { giveTo, makeOpenFolder } from './postgres-place.mjs';
import { commandLineOf, end, identityOf } from './processes.mjs';
import { Interrupted, SetupStopped, codeOf } from './say.mjs';

/** @typedef {import('./postgres-place.mjs').Place} Place */

/**
 * @typedef {object} RunningCluster
 * @property {number} pid
 * @property {Promise<string>} ended how: `code 1`, or the signal that ended it
 * @property {() => Promise<void>} stop lets running statements end their transactions, then closes (SIGINT, "fast")
 */

/** For everything that anybody would miss. Page images stay uncompressed: pglz, all there is here, costs a storm more than it saves. */
export const DURABLE = ['max_wal_size=8GB', 'shared_buffers=256MB', 'archive_mode=on'];
/** For the tests' databases, which nobody needs after a power cut. */
export const EPHEMERAL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=2GB'];

const COMMON = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
];
const LOCALE = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C.UTF-8'];
const START_WAIT_MS = 120_000;

/** @param {Place} place @returns {boolean} */
export function clusterExists({ cluster }) {
  return existsSync(path.join(cluster, 'PG_VERSION'));
}

/**
 * Makes an empty cluster with the superuser `postgres`. It appears under its name only when it is complete.
 * @param {Place} place
 * @param {string} password
 * @param {{ sync: 'durable' | 'ephemeral', signal?: AbortSignal }} options
 */
export async function makeCluster({ bin, cluster, account }, password, { sync, signal }) {
  // Its own name each time: the initdb of a start that was killed may still be writing into the one before.
  const aside = `${cluster}.making-${process.pid}`;
  const passwordFile = `${cluster}.password`;
  clearUnfinished(cluster);
  // Whatever is missing above it has to let that user pass.
  makeOpenFolder(path.dirname(aside));
  mkdirSync(aside, { mode: 0o700 });
  giveTo(aside, account);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(passwordFile, account);
  try {
    const args = ['-D', aside, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, ...LOCALE];
    const options = { ...account, cwd: '/', ...(signal && { signal }) };
    const { code, stderr } = await outcomeOf(
      path.join(bin, 'initdb'),
      sync === 'ephemeral' ? [...args, '--no-sync'] : args,
      options,
    );
    if (code !== 0) throw new SetupStopped(initSentence(stderr, cluster));
    chmodSync(aside, 0o700);
    renameSync(aside, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(aside, { recursive: true, force: true });
  }
}

/** @param {string} cluster */
function clearUnfinished(cluster) {
  const folder = path.dirname(cluster);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((each) => each.startsWith(`${path.basename(cluster)}.making-`))) {
    rmSync(path.join(folder, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** @param {string} stderr @param {string} cluster @returns {string} */
function initSentence(stderr, cluster) {
  if (/No space left/.test(stderr))
    return 'The disk became full while the database was made: free 300 MB and run the command again.';
  const reason =
    stderr.split('\n').find((line) => /error|fatal|could not/i.test(line)) ?? stderr.trim().split('\n').at(-1);
  return `PostgreSQL could not make its database in ${cluster} (${reason}): name another folder with DATA_DIR, or set DATABASE_URL.`;
}

/**
 * Starts the cluster, and resolves when it answers. An orphan of an earlier start is ended first.
 * @param {Place} place
 * @param {{ port: number, settings: readonly string[], log: string, group: 'own' | 'ours', answers: () => Promise<boolean>, signal?: AbortSignal }} options
 *   in a group of its own, a terminal's Ctrl-C does not reach it before those who need it have ended
 * @returns {Promise<RunningCluster>}
 */
export async function startCluster(place, options) {
  await endOrphan(place);
  const deadline = Date.now() + 15_000;
  for (;;) {
    const running = launch(place, options);
    const outcome = await ready(running, options);
    if (outcome === 'answers') return running;
    const reason = fatalOf(options.log);
    // The processes of a postmaster that was killed need a moment to notice and to let go of their memory.
    if (!/shared memory|lock file/.test(reason) || Date.now() > deadline)
      throw new SetupStopped(startSentence(reason, options.log));
    await pause(300, options.signal);
  }
}

/** @param {Place} place @param {{ port: number, settings: readonly string[], log: string, group: 'own' | 'ours' }} options @returns {RunningCluster} */
function launch({ bin, cluster, account }, { port, settings, log, group }) {
  const settingArgs = [...COMMON, ...settings].flatMap((setting) => ['-c', setting]);
  const output = openSync(log, 'a', 0o600);
  const child = spawn(path.join(bin, 'postgres'), ['-D', cluster, '-p', String(port), ...settingArgs], {
    ...account,
    cwd: '/',
    detached: group === 'own',
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const pid = child.pid ?? 0;
  return { pid, ended: endOf(child), stop: () => stop(pid) };
}

/** @param {number} pid */
async function stop(pid) {
  if (pid === 0) return;
  await end(pid, [
    { signal: 'SIGINT', waitMs: 20_000 },
    { signal: 'SIGQUIT', waitMs: 5_000 },
    { signal: 'SIGKILL', waitMs: 2_000 },
  ]);
}

/** @param {RunningCluster} running @param {{ answers: () => Promise<boolean>, signal?: AbortSignal }} options @returns {Promise<'answers' | 'ended'>} */
async function ready(running, { answers, signal }) {
  let hasEnded = false;
  void running.ended.then(() => (hasEnded = true));
  const until = Date.now() + START_WAIT_MS;
  while (Date.now() < until) {
    if (hasEnded) return 'ended';
    if (await answers()) return 'answers';
    if (signal?.aborted) {
      await running.stop();
      throw new Interrupted();
    }
    await pause(30);
  }
  await running.stop();
  return 'ended';
}

/** @param {string} log @returns {string} */
function fatalOf(log) {
  const line = lastLines(log).findLast((each) => /FATAL|PANIC|error while loading|not found/.test(each)) ?? '';
  return line.replace(/^.*?(?:FATAL|PANIC):\s*/, '');
}

/** @param {string} reason @param {string} log @returns {string} */
function startSentence(reason, log) {
  if (/No space left/.test(reason))
    return 'PostgreSQL does not start because the disk is full: free 300 MB and run the command again.';
  if (/wrong ownership|Permission denied/i.test(reason)) {
    return `PostgreSQL may not read its own folder (${reason}): run the command as the user who ran it first, or name another folder with DATA_DIR.`;
  }
  return `PostgreSQL does not start (${reason || 'it gives no reason'}): see ${log}.`;
}

/**
 * After `kill -9` of the command that started it, PostgreSQL runs on with nobody to stop it: this ends it, cleanly. A
 * postmaster.pid whose process is not PostgreSQL (the number was given again) is put away.
 * @param {Place} place
 * @returns {Promise<'none' | 'ended' | 'put-away'>}
 */
export async function endOrphan({ cluster }) {
  const file = path.join(cluster, 'postmaster.pid');
  const pid = pidIn(file);
  if (pid === null) return 'none';
  if (identityOf(pid) !== null && isPostgresOf(cluster, pid)) {
    await stop(pid);
    return 'ended';
  }
  rmSync(file, { force: true });
  return 'put-away';
}

/** @param {string} file @returns {number | null} */
function pidIn(file) {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (codeOf(error) !== 'EACCES') throw error;
    throw new SetupStopped(
      `The database in ${path.dirname(file)} belongs to another user: run the command as that user, or name another folder with DATA_DIR.`,
    );
  }
}

/** @param {string} cluster @param {number} pid @returns {boolean} */
function isPostgresOf(cluster, pid) {
  const line = commandLineOf(pid);
  return line.includes('postgres') && line.includes(cluster);
}
