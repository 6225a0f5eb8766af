// @ts-check
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { endOrphan } from './postgres-cluster.mjs';
import { restoreCommand } from './wal-archive.mjs';

/**
 * Puts a copy of the database into its place, ready to repeat the changes that came after it. What is there is moved
 * aside, never removed.
 * @param {{ base: import('./backup-folder.mjs').Base, place: import('./postgres-place.mjs').Place, wal: string, to: string | null, signal: AbortSignal }} what
 * @returns {Promise<string | null>} where what was there before is now
 */
export async function putBack({ base, place, wal, to, signal }) {
  const making = `${place.cluster}.restoring`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(path.dirname(making), { recursive: true });
  await cp(base.path, making, { recursive: true, preserveTimestamps: true });
  signal.throwIfAborted();
  rmSync(path.join(making, 'base.json'));
  writeFileSync(path.join(making, 'backup_label'), base.label);
  writeFileSync(path.join(making, 'recovery.signal'), '');
  appendFileSync(path.join(making, 'postgresql.auto.conf'), settings(wal, to));
  chmodSync(making, 0o700);
  await giveAll(making, place.account);
  await endOrphan(place);
  const aside = existsSync(place.cluster) ? `${place.cluster}.before-${Date.now()}` : null;
  if (aside !== null) renameSync(place.cluster, aside);
  renameSync(making, place.cluster);
  return aside;
}

/** @param {string} wal @param {string | null} to */
function settings(wal, to) {
  const lines = [`restore_command = ${literal(restoreCommand(wal))}`];
  // PostgreSQL reads this before it knows any zone by a letter.
  const instant = to?.replace('T', ' ').replace('Z', '+00');
  if (instant) lines.push(`recovery_target_time = ${literal(instant)}`, `recovery_target_action = 'promote'`);
  return `${lines.join('\n')}\n`;
}

/** As a configuration file writes a text. @param {string} text */
function literal(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** @param {string} folder @param {import('./postgres-place.mjs').Account} account */
export async function giveAll(folder, { uid, gid }) {
  if (uid === undefined || gid === undefined) return;
  chownSync(folder, uid, gid);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    chownSync(path.join(entry.parentPath, entry.name), uid, gid);
}
