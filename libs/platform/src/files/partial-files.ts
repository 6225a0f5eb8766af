import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { constants, mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { DomainError } from '#libs/kernel';
import { FileTooLarge } from './file-store.js';

/** What arrived is not what its sender says they sent. */
export class ChecksumDiffers extends DomainError {
  readonly code = 'files.checksum-differs';
}

export interface Appending {
  /** Where the bytes belong: the length of what is there. */
  readonly at: number;
  /** How many more there may be. */
  readonly most: number;
  /** SHA-256 of what is sent now, where the sender says it: all of it counts, or nothing. */
  readonly sha256: Buffer | null;
}

/**
 * Files of which only the beginning has arrived, in a folder that all servers share. What was received counts although
 * the connection broke; the length of the file is how far it has come, and nothing else says it.
 */
export class PartialFiles {
  constructor(private readonly folder: string) {}

  async length(id: string): Promise<number> {
    return stat(this.pathOf(id)).then(
      ({ size }) => size,
      () => 0,
    );
  }

  /** Writes what comes until it ends or breaks. Throws `FileTooLarge` for more than was said, `ChecksumDiffers`. */
  async append(id: string, content: Readable, { at, most, sha256 }: Appending): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = await open(this.pathOf(id), constants.O_CREAT | constants.O_WRONLY, 0o600);
    try {
      const received = await receive(content, file, { at, most, sha256 });
      if (sha256 && !received.equals(sha256)) throw new ChecksumDiffers('What arrived is not what was sent.');
      await file.datasync();
    } catch (error) {
      // With a checksum nothing of what cannot be checked is kept.
      if (sha256) await file.truncate(at);
      throw error;
    } finally {
      await file.close();
    }
  }

  open(id: string): Readable {
    return createReadStream(this.pathOf(id));
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  async all(): Promise<readonly string[]> {
    return readdir(this.folder).catch(() => []);
  }

  private pathOf(id: string): string {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error(`This is not the id of an upload: ${id}`);
    return join(this.folder, id);
  }
}

/** Each piece is written at its own place: two connections that bring the same bytes harm nothing. */
async function receive(content: Readable, file: FileHandle, { at, most }: Appending): Promise<Buffer> {
  const hash = createHash('sha256');
  let place = at;
  // A stream's chunks are untyped; a binary stream yields buffers.
  for await (const chunk of content as AsyncIterable<Buffer>) {
    if (place - at + chunk.length > most) throw new FileTooLarge('More was sent than was said.', { most });
    hash.update(chunk);
    await file.write(chunk, 0, chunk.length, place);
    place += chunk.length;
  }
  return hash.digest();
}
