// @ts-check
import { copyFileSync, writeFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { backupFolder, makeBackupFolder } from './backup-folder.mjs';
import { takeBase } from './base-backup.mjs';
import { dataDirOf } from './data-dir.mjs';
import { credentialsIn, withClient } from './embedded-database.mjs';
import { onDatabase } from './on-database.mjs';
import { placePostgres } from './postgres-place.mjs';
import { SetupStopped, say } from './say.mjs';
import { copyUploads } from './uploads-copy.mjs';
import { keepWal } from './wal-archive.mjs';

const USAGE = 'npm run minha -- backup DIR [--every SECONDS] [--files-only]';
const EVERY_SECONDS = 60;

/**
 * `backup DIR`: a copy of everything, and from then on every change too. Run it again, every night say, so that a restore
 * has less to do.
 * @param {readonly string[]} args
 * @param {AbortSignal} signal
 * @returns {Promise<number>}
 */
export function backUp(args, signal) {
  const { given, every, filesOnly } = asked(args);
  const dataDir = dataDirOf(process.env);
  const folder = backupFolder(given, process.env);
  return onDatabase(`npm run minha -- backup ${given}`, signal, async ({ adminUrl }) => {
    if (adminUrl === null && !filesOnly) throw new SetupStopped(yourDatabase());
    const cluster = credentialsIn(dataDir.database)?.cluster ?? path.join(dataDir.path, 'postgres');
    makeBackupFolder(folder, dataDir, adminUrl === null ? {} : placePostgres(cluster, '').account);
    const note = { directory: folder.path, endedAt: null };
    // From here on the portal copies each upload there before anybody is told that it was taken.
    writeNote(dataDir, note);
    const base = adminUrl === null ? null : await database(adminUrl, { cluster, folder, dataDir, every, signal });
    say('Copying the uploaded files ...');
    const copied = await copyUploads(path.join(dataDir.path, 'files'), folder.files, signal);
    writeNote(dataDir, { ...note, endedAt: (base?.endedAt ?? new Date()).toISOString() });
    process.stdout.write(report(folder.path, copied, base, every));
    return 0;
  });
}

/** @param {readonly string[]} args */
function asked(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { every: { type: 'string' }, 'files-only': { type: 'boolean' } },
  });
  const every = Number(values.every ?? EVERY_SECONDS);
  const [given] = positionals;
  if (!given || positionals.length > 1 || !Number.isInteger(every) || every < 1)
    throw new SetupStopped(`Write ${USAGE}`);
  return { given, every, filesOnly: values['files-only'] === true };
}

/**
 * @param {string} adminUrl
 * @param {{ cluster: string, folder: import('./backup-folder.mjs').BackupFolder, dataDir: import('./data-dir.mjs').DataDir, every: number, signal: AbortSignal }} what
 */
function database(adminUrl, { cluster, folder, dataDir, every, signal }) {
  say('Copying the database ...');
  copyFileSync(dataDir.database, folder.credentials);
  return withClient(adminUrl, async (admin) => {
    await keepWal(admin, folder.wal, every);
    return takeBase(admin, cluster, folder, signal);
  });
}

/** @param {import('./data-dir.mjs').DataDir} dataDir @param {{ directory: string, endedAt: string | null }} note */
function writeNote(dataDir, note) {
  writeFileSync(`${dataDir.backup}.new`, JSON.stringify(note), { mode: 0o600 });
  renameSync(`${dataDir.backup}.new`, dataDir.backup);
}

/** @param {string} folder @param {number} copied @param {import('./backup-folder.mjs').Base | null} base @param {number} every */
function report(folder, copied, base, every) {
  if (base === null)
    return `${copied} uploaded files were copied to ${folder}, and each new one is from now on. The database is not among it.\n`;
  return (
    `Everything up to ${base.endedAt.toISOString()} is in ${folder}; ${copied} uploaded files were new there.\n` +
    `From now on each upload goes there at once, and each change of the database after ${every} seconds at the latest.\n` +
    `Restore: npm run minha -- restore ${folder} [--to INSTANT]\n`
  );
}

/** @returns {string} */
export function yourDatabase() {
  return [
    'The database of DATABASE_URL is yours, and only you can back it up so that it can be restored to an instant:',
    '  with your provider’s point-in-time recovery, or archive_command and pg_basebackup (PostgreSQL manual, chapter 25.3);',
    '  for a copy of now: pg_dump --format=custom --file minha.dump "$DATABASE_URL", restored by pg_restore.',
    'The uploaded files belong to it: npm run minha -- backup DIR --files-only copies them, and each new one from then on. Take the database first.',
  ].join('\n');
}
