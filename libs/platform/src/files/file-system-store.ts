import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileMirror } from './file-mirror.js';
import { FileEmpty, FileMissing, FileStore, FileTooLarge, type StagedFile } from './file-store.js';

const KEY = /^[0-9a-f]{64}$/;

/** Files in a folder of this machine, named by their hash: `files/ab/cd/abcd...`. */
export class FileSystemStore extends FileStore {
  constructor(
    private readonly root: string,
    private readonly mirror: FileMirror | null = null,
  ) {
    super();
  }

  async stage(content: Readable, { maxBytes }: { readonly maxBytes: number }): Promise<StagedFile> {
    const path = join(this.root, 'incoming', randomUUID());
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    try {
      return { path, ...(await received(content, file, maxBytes)) };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  }

  async keep(staged: StagedFile): Promise<string> {
    const target = this.pathOf(staged.sha256);
    const folder = dirname(target);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(staged.path, target);
    await syncFolder(folder);
    await this.mirror?.copy(target, placeOf(staged.sha256));
    return staged.sha256;
  }

  async discard(staged: StagedFile): Promise<void> {
    await rm(staged.path, { force: true });
  }

  async open(key: string): Promise<Readable> {
    if (!KEY.test(key)) throw new FileMissing('This is not the key of a file.', { key });
    if (!(await this.has(key))) throw new FileMissing('The store does not hold this file.', { key });
    return createReadStream(this.pathOf(key));
  }

  async kept(key: string): Promise<StagedFile> {
    if (!(await this.has(key))) throw new FileMissing('The store does not hold this file.', { key });
    const path = this.pathOf(key);
    return { path, sha256: key, sizeBytes: (await stat(path)).size };
  }

  async has(key: string): Promise<boolean> {
    if (!KEY.test(key)) return false;
    return access(this.pathOf(key)).then(
      () => true,
      () => false,
    );
  }

  private pathOf(key: string): string {
    return join(this.root, placeOf(key));
  }
}

function placeOf(key: string): string {
  return join(key.slice(0, 2), key.slice(2, 4), key);
}

async function received(
  content: Readable,
  file: FileHandle,
  maxBytes: number,
): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  // A stream's chunks are untyped; a binary stream yields buffers.
  for await (const chunk of content as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw new FileTooLarge('The file is larger than allowed.', { maxBytes });
    hash.update(chunk);
    await file.write(chunk);
  }
  if (sizeBytes === 0) throw new FileEmpty('The file has no content.');
  await file.sync();
  return { sha256: hash.digest('hex'), sizeBytes };
}

/** A rename is durable only when its folder is: without this a power cut could leave a row without its file. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
