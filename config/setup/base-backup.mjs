// @ts-check
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { completeBase } from './backup-folder.mjs';
import { SetupStopped, codeOf, reasonOf } from './say.mjs';

/** @typedef {import('pg').Client} Client */

/** Folders of a cluster whose content belongs to the running PostgreSQL; the folders themselves must be there. */
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const LEFT_OUT = /^(?:postmaster\.(?:pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|tablespace_map.*)$/;
const ARCHIVE_LIMIT_MS = 300_000;

/**
 * Copies the whole database while it works. What is written meanwhile makes the copy inconsistent; the changes that
 * PostgreSQL keeps from `pg_backup_start` on put that right when it is restored.
 * @param {Client} admin stays connected until the copy is complete
 * @param {string} cluster
 * @param {import('./backup-folder.mjs').BackupFolder} folder
 * @param {AbortSignal} signal
 * @returns {Promise<import('./backup-folder.mjs').Base>}
 */
export async function takeBase(admin, cluster, folder, signal) {
  const making = path.join(folder.bases, `${process.pid}.making`);
  await clearUnfinished(folder.bases);
  await admin.query(`select pg_backup_start('minha', fast => true)`);
  await copyCluster(cluster, making, signal);
  const { label, endedAt } = await stop(admin, folder.wal);
  const base = { path: path.join(folder.bases, nameOf(endedAt)), endedAt, label };
  completeBase(making, base);
  return base;
}

/** Waits until every change that the copy needs is in the folder. @param {Client} admin @param {string} wal */
async function stop(admin, wal) {
  await admin.query(`set statement_timeout = ${ARCHIVE_LIMIT_MS}`);
  try {
    const { rows } = await admin.query(
      `select s.labelfile as label, clock_timestamp() as at from pg_backup_stop(wait_for_archive => true) s`,
    );
    return { label: String(rows[0].label), endedAt: new Date(rows[0].at) };
  } catch (error) {
    throw new SetupStopped(
      `PostgreSQL could not write its changes to ${wal} (${reasonOf(error)}): see whether its user may write there and the disk has room, then back up again.`,
    );
  }
}

/** @param {string} bases */
async function clearUnfinished(bases) {
  const names = (await readdir(bases)).filter((name) => name.endsWith('.making'));
  for (const name of names) await rm(path.join(bases, name), { recursive: true, force: true });
}

/** `2026-11-26T12-00-00-000Z`: a name that every file system takes, in the order of time. @param {Date} instant */
function nameOf(instant) {
  return instant.toISOString().replaceAll(/[:.]/g, '-');
}

/** Without what belongs to the PostgreSQL that runs in it. @param {string} from @param {string} to @param {AbortSignal} signal */
export async function copyCluster(from, to, signal) {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    signal.throwIfAborted();
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (LEFT_OUT.test(entry.name)) continue;
    if (entry.isDirectory() && EMPTIED.has(entry.name)) await mkdir(target, { mode: 0o700 });
    else if (entry.isDirectory()) await copyCluster(source, target, signal);
    else if (entry.isFile()) await copyDurably(source, target);
  }
}

/** A file that PostgreSQL takes away meanwhile belongs to something that is gone: the changes say so too. @param {string} source @param {string} target */
async function copyDurably(source, target) {
  try {
    await copyFile(source, target, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const file = await open(target, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
