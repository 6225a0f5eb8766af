import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '#config/env.schema';
import { z } from 'zod';
import type { AskDatabase } from './database.js';
import { graded, warning, wrong, type Finding } from './finding.js';

const note = z.object({ directory: z.string(), endedAt: z.coerce.date().nullable() });
const HOUR = 3_600;
/** A night and a half; a week. */
const AGE = { warning: 36 * HOUR, wrong: 7 * 24 * HOUR } as const;

/** Whether there is a backup, how old it is, and whether it can still be written to. */
export async function backup({ dataDir }: Pick<Settings, 'dataDir'>, now = Date.now()): Promise<Finding> {
  const text = await readFile(path.join(dataDir, 'backup.json'), 'utf8').catch(() => null);
  if (text === null) return warning('backup', 'backupNone');
  const { directory, endedAt } = note.parse(JSON.parse(text));
  const isThere = await access(directory).then(
    () => true,
    () => false,
  );
  if (!isThere) return wrong('backup', 'backupGone', { directory });
  if (endedAt === null) return wrong('backup', 'backupIncomplete', { directory });
  const ageSeconds = (now - endedAt.getTime()) / 1_000;
  return graded('backup', { code: 'backupAge', figure: ageSeconds, limits: AGE, params: { directory, ageSeconds } });
}

/** Whether PostgreSQL can hand its changes to the backup; null where none is wanted. */
export async function archiving(ask: AskDatabase): Promise<Finding | null> {
  const [archiver] = await ask<{ failing: boolean; wal: string }>(
    `select coalesce(a.last_failed_time > coalesce(a.last_archived_time, '-infinity'), false) as failing,
       coalesce(a.last_failed_wal, '') as wal
     from pg_stat_archiver a`,
  );
  return archiver?.failing ? wrong('backup', 'archivingFails', { wal: archiver.wal }) : null;
}
