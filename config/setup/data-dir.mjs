// @ts-check
import { accessSync, chmodSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.mjs';
import { SetupStopped, codeOf } from './say.mjs';

/**
 * @typedef {object} DataDir everything that a running Minha keeps outside a database of your own
 * @property {string} path
 * @property {string} lock
 * @property {string} database how the embedded PostgreSQL is reached
 * @property {string} logs
 * @property {string} backup where the last backup went, and when
 * @property {string} ports ports that stay the same across starts
 */

/** @param {NodeJS.ProcessEnv} env @returns {DataDir} */
export function dataDirOf(env) {
  const folder = path.resolve(ROOT, env['DATA_DIR'] || '.minha');
  return {
    path: folder,
    lock: path.join(folder, 'lock.json'),
    database: path.join(folder, 'database.json'),
    logs: path.join(folder, 'logs'),
    backup: path.join(folder, 'backup.json'),
    ports: path.join(folder, 'ports.json'),
  };
}

/**
 * Makes the folder and proves that it can be written. Others may not list it: it holds the applicants' files. As root
 * it can be passed through, because PostgreSQL runs as a user of its own.
 * @param {DataDir} dataDir
 */
export function makeDataDir(dataDir) {
  try {
    if (!existsSync(dataDir.path)) {
      mkdirSync(dataDir.path, { recursive: true });
      chmodSync(dataDir.path, process.getuid?.() === 0 ? 0o711 : 0o700);
    }
    mkdirSync(dataDir.logs, { recursive: true });
    accessSync(dataDir.path, constants.W_OK | constants.X_OK);
    const probe = path.join(dataDir.path, `.probe.${process.pid}`);
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    throw unwritable(dataDir.path, error);
  }
}

/** @param {string} folder @param {unknown} error @returns {Error} */
function unwritable(folder, error) {
  const code = codeOf(error);
  if (code === 'ENOSPC')
    return new SetupStopped(`The disk of ${folder} is full: free some space and run the command again.`);
  return new SetupStopped(
    `The data directory ${folder} cannot be written (${code}): give your user the right to write there, or name another folder with DATA_DIR.`,
  );
}
