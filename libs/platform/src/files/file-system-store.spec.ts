import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { FileEmpty, FileMissing, FileTooLarge } from './file-store.js';
import { FileSystemStore } from './file-system-store.js';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const roomy = { maxBytes: 10_000 };

describe('the file store', () => {
  let root: string;
  let files: FileSystemStore;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'minha-files-'));
    files = new FileSystemStore(root);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('gives back what was kept, under the hash of its content', async () => {
    const key = await files.keep(await files.stage(Readable.from([PDF.subarray(0, 5), PDF.subarray(5)]), roomy));

    expect(key).toBe(createHash('sha256').update(PDF).digest('hex'));
    expect(await buffer(await files.open(key))).toEqual(PDF);
  });

  it('keeps the same content once', async () => {
    await files.keep(await files.stage(Readable.from([PDF]), roomy));
    await files.keep(await files.stage(Readable.from([PDF]), roomy));

    const kept = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(kept).toHaveLength(1);
  });

  it.each([
    ['accepts a file of exactly the limit', 10, 10],
    ['refuses one byte more', 11, FileTooLarge],
    ['refuses a file without content', 0, FileEmpty],
  ])('%s', async (_title, size, expected) => {
    const staging = files.stage(Readable.from(size === 0 ? [] : [Buffer.alloc(size)]), { maxBytes: 10 });

    const outcome = await staging.then(
      ({ sizeBytes }) => sizeBytes,
      (refusal: Error) => refusal.constructor,
    );
    expect(outcome).toBe(expected);
  });

  it('leaves nothing behind of what it refused or was told to discard', async () => {
    await files.stage(Readable.from([Buffer.alloc(11)]), { maxBytes: 10 }).catch(() => undefined);
    await files.discard(await files.stage(Readable.from([PDF]), roomy));

    expect(await readdir(join(root, 'incoming'))).toEqual([]);
  });

  it.each(['0'.repeat(64), '../../etc/passwd'])('says that it does not hold %s', async (key) => {
    await expect(files.open(key)).rejects.toThrow(FileMissing);
  });
});
