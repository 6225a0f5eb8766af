import { createHash } from 'node:crypto';
import type { ArchiveFile } from './zip.js';

export const MANIFEST = 'MANIFEST.sha256';

/**
 * The files, and after them the list of their hashes as `sha256sum -c` reads it. A file is hashed while it is read on, so
 * whoever takes one reads it to its end before the next.
 */
export async function* withManifest(files: AsyncIterable<ArchiveFile>): AsyncGenerator<ArchiveFile> {
  const lines: string[] = [];
  for await (const { path, content } of files) {
    yield { path, content: hashed(content, (sum) => lines.push(`${sum}  ${path}\n`)) };
  }
  yield { path: MANIFEST, content: [Buffer.from(lines.join(''), 'utf8')] };
}

async function* hashed(content: ArchiveFile['content'], tell: (sum: string) => void): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
  tell(hash.digest('hex'));
}
