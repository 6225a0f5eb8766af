// @ts-check
import { SetupStopped } from './say.mjs';

/** @typedef {import('pg').Client} Client */

/**
 * PostgreSQL hands each finished file of changes to this: it is kept compressed, appears under its name only when it is
 * whole and on the disk, and one that is there already must be the same.
 * @param {string} wal
 * @returns {string}
 */
export function archiveCommand(wal) {
  const kept = `${quoted(wal)}/%f.gz`;
  return (
    `if test -e ${kept}; then gzip -dc ${kept} | cmp -s - "%p"; ` +
    `else gzip -1c "%p" > ${kept}.part && sync ${kept}.part && mv ${kept}.part ${kept}; fi`
  );
}

/** @param {string} wal @returns {string} */
export function restoreCommand(wal) {
  const kept = `${quoted(wal)}/%f.gz`;
  return `test -e ${kept} && gzip -dc ${kept} > "%p"`;
}

/** For the shell, and a percent sign that is none of PostgreSQL's. @param {string} folder */
function quoted(folder) {
  return `'${folder.replaceAll("'", String.raw`'\''`).replaceAll('%', '%%')}'`;
}

/** Until there is a backup, finished files of changes are let go of. @param {Client} admin */
export async function letGoOfWal(admin) {
  const { rows } = await admin.query(
    `select current_setting('archive_mode') = 'on' and current_setting('archive_command') = '' as "pilesUp"`,
  );
  if (!rows[0].pilesUp) return;
  await admin.query(`alter system set archive_command = 'exit 0'`);
  await admin.query('select pg_reload_conf()');
}

/**
 * From now on every change goes to the folder too: a file of them when it is full, and after so many seconds at the latest.
 * @param {Client} admin
 * @param {string} wal
 * @param {number | null} everySeconds null leaves them as they are
 */
export async function keepWal(admin, wal, everySeconds) {
  const { rows } = await admin.query(`select current_setting('archive_mode') as mode`);
  if (rows[0].mode !== 'on')
    throw new SetupStopped('PostgreSQL was started by an older version: stop npm start, start it again, then back up.');
  await admin.query(`alter system set archive_command = ${admin.escapeLiteral(archiveCommand(wal))}`);
  if (everySeconds !== null)
    await admin.query(`alter system set archive_timeout = ${admin.escapeLiteral(`${everySeconds}s`)}`);
  await admin.query('select pg_reload_conf()');
}
