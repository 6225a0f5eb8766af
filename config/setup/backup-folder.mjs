// @ts-check
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { giveTo, reaches } from './postgres-place.mjs';
import { SetupStopped, codeOf } from './say.mjs';

/**
 * @typedef {object} BackupFolder what lies where in a backup
 * @property {string} path
 * @property {string} bases copies of the whole database, each named by the instant at which it was complete
 * @property {string} wal every change since the first of them, as PostgreSQL wrote it
 * @property {string} files what people uploaded
 * @property {string} credentials
 */

/**
 * @typedef {object} Base one copy of the database
 * @property {string} path
 * @property {Date} endedAt from this instant on a restore may go to any
 * @property {string} label what PostgreSQL must find beside it
 */

/** A person names it from where they stand, and npm runs us elsewhere. @param {string} given @param {NodeJS.ProcessEnv} env @returns {BackupFolder} */
export function backupFolder(given, env) {
  const folder = path.resolve(env['INIT_CWD'] || process.cwd(), given);
  return {
    path: folder,
    bases: path.join(folder, 'bases'),
    wal: path.join(folder, 'wal'),
    files: path.join(folder, 'files'),
    credentials: path.join(folder, 'database.json'),
  };
}

/**
 * Makes the folder; PostgreSQL's own account writes the changes there.
 * @param {BackupFolder} folder
 * @param {import('./data-dir.mjs').DataDir} dataDir
 * @param {import('./postgres-place.mjs').Account} account
 */
export function makeBackupFolder(folder, dataDir, account) {
  if (isWithin(folder.path, dataDir.path))
    throw new SetupStopped(
      `${folder.path} is inside the data directory and would be lost with it: name a folder elsewhere, best on another disk.`,
    );
  try {
    mkdirSync(folder.path, { recursive: true, mode: 0o711 });
    for (const each of [folder.bases, folder.files]) mkdirSync(each, { recursive: true, mode: 0o700 });
    mkdirSync(folder.wal, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new SetupStopped(
      `The backup cannot be written to ${folder.path} (${codeOf(error)}): give your user the right to write there, or name another folder.`,
    );
  }
  giveTo(folder.wal, account);
  if (account.uid !== undefined && !reaches(account, folder.wal))
    throw new SetupStopped(
      `PostgreSQL’s own user cannot enter ${folder.path}: name a folder that everybody may pass through, not one below /root.`,
    );
}

/** @param {string} folder @param {string} other */
function isWithin(folder, other) {
  const relative = path.relative(other, folder);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}

/** The facts appear with the copy, and the copy under its name only when it is complete. @param {string} making @param {Base} base */
export function completeBase(making, base) {
  writeFileSync(
    path.join(making, 'base.json'),
    JSON.stringify({ endedAt: base.endedAt.toISOString(), label: base.label }),
    { mode: 0o600 },
  );
  renameSync(making, base.path);
}

/** @param {BackupFolder} folder @returns {Base[]} complete ones, the oldest first */
export function basesIn(folder) {
  if (!existsSync(folder.bases))
    throw new SetupStopped(`There is no backup in ${folder.path}: name the folder that "backup" was given.`);
  return readdirSync(folder.bases)
    .toSorted()
    .flatMap((name) => {
      const facts = path.join(folder.bases, name, 'base.json');
      if (name.endsWith('.making') || !existsSync(facts)) return [];
      const { endedAt, label } = JSON.parse(readFileSync(facts, 'utf8'));
      return [{ path: path.join(folder.bases, name), endedAt: new Date(endedAt), label }];
    });
}
