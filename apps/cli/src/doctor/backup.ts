import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '#config/env.schema';
import { z } from 'zod';
import type { AskDatabase } from './database.js';
import { graded, inWords, warning, wrong, type Finding } from './finding.js';

const note = z.object({ directory: z.string(), endedAt: z.coerce.date().nullable() });
const HOUR = 3_600;
/** A night and a half; a week. */
const AGE = { warning: 36 * HOUR, wrong: 7 * 24 * HOUR } as const;

/** Whether there is a backup, how old it is, and whether it can still be written to. */
export async function backup({ dataDir }: Pick<Settings, 'dataDir'>, now = Date.now()): Promise<Finding> {
  const text = await readFile(path.join(dataDir, 'backup.json'), 'utf8').catch(() => null);
  if (text === null) {
    return warning(
      'backup',
      'No backup was made with `npm run minha -- backup`.',
      'Make one every night: npm run minha -- backup DIR, on another disk. With a database of your own, back that up too.',
    );
  }
  const { directory, endedAt } = note.parse(JSON.parse(text));
  const isThere = await access(directory).then(
    () => true,
    () => false,
  );
  if (!isThere || endedAt === null) {
    const reason = isThere ? 'was not completed' : 'cannot be reached';
    return wrong('backup', `The backup in ${directory} ${reason}.`, 'Mount its disk and run the backup again.');
  }
  const age = (now - endedAt.getTime()) / 1_000;
  return graded('backup', {
    figure: age,
    limits: AGE,
    sentence: `The last one is ${inWords(age)} old, in ${directory}.`,
    remedy: `Make one every night: npm run minha -- backup ${directory}.`,
  });
}

/** Whether PostgreSQL can hand its changes to the backup; null where none is wanted. */
export async function archiving(ask: AskDatabase): Promise<Finding | null> {
  const [archiver] = await ask<{ failing: boolean; wal: string }>(
    `select coalesce(a.last_failed_time > coalesce(a.last_archived_time, '-infinity'), false) as failing,
       coalesce(a.last_failed_wal, '') as wal
     from pg_stat_archiver a`,
  );
  if (!archiver?.failing) return null;
  return wrong(
    'backup',
    `PostgreSQL cannot write its changes to the backup since ${archiver.wal}: they pile up on its own disk.`,
    'See the log of PostgreSQL: mostly the backup’s disk is full or gone. It catches up by itself once it can.',
  );
}
