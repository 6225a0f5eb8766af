import { copyFile, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Logger } from '@nestjs/common';
import { z } from 'zod';

const note = z.object({ directory: z.string() });

/**
 * The second place of uploads: the folder of the last backup, as it was noted in the data directory. What is copied there
 * before a row names it is in the backup whenever that row is.
 */
export class FileMirror {
  private readonly logger = new Logger('backup');

  constructor(private readonly noteFile: string) {}

  /** Copies a file there under the same place; does nothing while there is no backup. */
  async copy(source: string, place: string): Promise<void> {
    const directory = await this.directory();
    if (directory === null) return;
    try {
      await copyDurably(source, join(directory, 'files', place));
    } catch (error) {
      // An upload is worth more than its copy: the next backup makes up for it, and the doctor says that it is due.
      this.logger.error({ message: 'an upload could not be copied to the backup', reason: String(error) });
    }
  }

  private async directory(): Promise<string | null> {
    const text = await readFile(this.noteFile, 'utf8').catch(() => null);
    return text === null ? null : note.parse(JSON.parse(text)).directory;
  }
}

async function copyDurably(source: string, target: string): Promise<void> {
  const part = `${target}.part`;
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await copyFile(source, part);
  const file = await open(part, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, target);
}
