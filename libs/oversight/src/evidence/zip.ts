import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** One file of an archive; its content is read once, when its turn has come. */
export interface ArchiveFile {
  /** Forward slashes, no beginning slash. */
  readonly path: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Names are UTF-8, sizes follow the content (APPNOTE 4.4.4, bits 11 and 3). */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** What the plain format can say; more would be Zip64. */
const LARGEST = 0xffff_ffff;

/** A ZIP archive as it is made: nothing of it is kept, so it may be larger than the memory. Throws past four gigabytes. */
export async function* zipped(files: AsyncIterable<ArchiveFile>, at: Date): AsyncGenerator<Buffer> {
  const moment = dosTime(at);
  const written: Written[] = [];
  let offset = 0;
  for await (const file of files) {
    const name = Buffer.from(file.path, 'utf8');
    const header = localHeader(name, moment);
    yield header;
    const entry = { name, offset, crc: 0, packed: 0, size: 0 };
    offset += header.length;
    for await (const chunk of deflated(file.content, entry)) {
      offset += chunk.length;
      yield chunk;
    }
    const end = descriptor(entry);
    yield end;
    offset += end.length;
    if (offset > LARGEST) throw new RangeError('The archive is larger than its format allows.');
    written.push(entry);
  }
  const directory = Buffer.concat(written.map((entry) => centralHeader(entry, moment)));
  yield directory;
  yield endOfDirectory(written.length, directory.length, offset);
}

async function* deflated(
  content: ArchiveFile['content'],
  entry: { crc: number; packed: number; size: number },
): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  // Whoever stops reading closes the source as well; what fails in the source fails in the loop below.
  pipeline(Readable.from(counted(content, entry)), deflate, () => undefined);
  // A deflating stream yields buffers.
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    entry.packed += chunk.length;
    yield chunk;
  }
}

async function* counted(
  content: ArchiveFile['content'],
  entry: { crc: number; size: number },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    entry.crc = crc32(chunk, entry.crc);
    entry.size += chunk.length;
    yield chunk;
  }
}

interface DosTime {
  readonly time: number;
  readonly date: number;
}

/** Two seconds exact, in UTC: the same evidence gives the same archive wherever it is made. */
function dosTime(at: Date): DosTime {
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}

function localHeader(name: Buffer, { time, date }: DosTime): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x0403_4b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(time, 10);
  header.writeUInt16LE(date, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor({ crc, packed, size }: Written): Buffer {
  const end = Buffer.alloc(16);
  end.writeUInt32LE(0x0807_4b50, 0);
  end.writeUInt32LE(crc, 4);
  end.writeUInt32LE(packed, 8);
  end.writeUInt32LE(size, 12);
  return end;
}

function centralHeader({ name, crc, packed, size, offset }: Written, { time, date }: DosTime): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x0201_4b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATED, 10);
  header.writeUInt16LE(time, 12);
  header.writeUInt16LE(date, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

function endOfDirectory(files: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
