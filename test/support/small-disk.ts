import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { identityOf } from '../../config/setup/processes.mjs';

const PREFIX = 'minha-small-disk-';
const CHUNK = Buffer.alloc(64 * 1024);

/** This machine does not let this user mount a file system, so no disk can be filled without filling everybody's. */
export class NoSmallDisk extends Error {
  override readonly name = 'NoSmallDisk';
}

/** A file system of a few megabytes, for filling. Throws `NoSmallDisk` where none can be mounted. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  static make(megabytes: number): SmallDisk {
    clearLeftovers();
    const folder = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'minha-small-disk', folder], {
        stdio: 'pipe',
      });
    } catch (cause) {
      rmSync(folder, { recursive: true, force: true });
      throw new NoSmallDisk('A small file system could not be mounted here: run the tests as root.', { cause });
    }
    chmodSync(folder, 0o755);
    return new SmallDisk(folder);
  }

  /** Until not a byte is left. */
  fill(): void {
    const file = openSync(this.ballast, 'a');
    try {
      for (;;) writeSync(file, CHUNK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      closeSync(file);
    }
  }

  clear(): void {
    rmSync(this.ballast, { force: true });
  }

  remove(): void {
    unmount(this.folder);
  }

  private get ballast(): string {
    return path.join(this.folder, 'ballast');
  }
}

/** Those of a run that was killed. */
function clearLeftovers(): void {
  const mounted = readFileSync('/proc/mounts', 'utf8').match(new RegExp(`\\S*/${PREFIX}\\d+-\\S+`, 'g')) ?? [];
  for (const folder of mounted) {
    const pid = Number(new RegExp(`${PREFIX}(\\d+)-`).exec(folder)?.[1]);
    if (identityOf(pid) === null) unmount(folder);
  }
}

function unmount(folder: string): void {
  // Lazily: a process that was killed may still be letting go of it.
  execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
  rmSync(folder, { recursive: true, force: true });
}
