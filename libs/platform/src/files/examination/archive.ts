import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileRefused } from '../file-refused.js';

/** One archive with everything inside it may unpack to so much, however many archives lie in it. */
export interface Room {
  left: number;
  entries: number;
}

/** What is looked at while an archive is unpacked: each part's name, then its bytes. */
export interface PartReader {
  take(chunk: Buffer): void;
  end(): Promise<void> | void;
}

const MOST_RATIO = 150;
/** Below that even a page of spaces is harmless. */
const ALWAYS_HARMLESS = 20_000_000;
const SYMLINK = 0o120000;
const FILE_KIND = 0o170000;
const LOCAL_HEAD = 30;

export function roomForOne(): Room {
  return { left: 100_000_000, entries: 2_000 };
}

/**
 * Unpacks an archive in memory that does not grow with it, part by part. Throws `FileRefused` for what is built to
 * harm whoever unpacks it: too large, overlapping, leading elsewhere, two archives in one, protected.
 */
export async function readArchive(
  zip: ZipFile,
  room: Room,
  readerOf: (name: string) => PartReader,
  mustGoOn: () => void,
): Promise<void> {
  if (zip.comment.length > 0) throw new FileRefused('mixed', 'Something was written behind the archive.');
  const taken: Extent[] = [];
  const names = new Set<string>();
  for await (const entry of zip.eachEntry()) {
    room.entries -= 1;
    if (room.entries < 0) throw tooLarge('parts');
    mustBePlain(entry, names);
    taken.push(await extentOf(zip, entry));
    if (!entry.fileName.endsWith('/')) await readPart(zip, entry, { room, reader: readerOf(entry.fileName), mustGoOn });
  }
  mustNotOverlap(taken, zip.fileSize);
}

interface Extent {
  readonly from: number;
  readonly to: number;
}

function mustBePlain(entry: Entry, names: Set<string>): void {
  const { fileName } = entry;
  const name = fileName.toLowerCase();
  const isLink = ((entry.externalFileAttributes >>> 16) & FILE_KIND) === SYMLINK;
  if (isLink || /\p{Cc}/u.test(fileName)) throw new FileRefused('unsafe-paths', 'A part of the file leads elsewhere.');
  if ((entry.generalPurposeBitFlag & 1) !== 0) throw new FileRefused('password-protected', 'The file is protected.');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw new FileRefused('damaged', 'A part of the file is packed in an unusual way.');
  }
  if (names.has(name)) throw new FileRefused('damaged', 'Two parts of the file have the same name.');
  names.add(name);
}

/** Where an entry lies. What stands there must say the same as the list: programs differ in which of the two they read. */
async function extentOf(zip: ZipFile, entry: Entry): Promise<Extent> {
  const local = await zip.readLocalFileHeaderPromise(entry);
  const sameName = Buffer.from(local.fileName).equals(Buffer.from(entry.fileNameRaw));
  if (!sameName || local.compressionMethod !== entry.compressionMethod) {
    throw new FileRefused('damaged', 'The list of the parts does not agree with the parts.');
  }
  const from = entry.relativeOffsetOfLocalHeader;
  return { from, to: from + LOCAL_HEAD + local.fileNameLength + local.extraFieldLength + entry.compressedSize };
}

async function readPart(
  zip: ZipFile,
  entry: Entry,
  { room, reader, mustGoOn }: { readonly room: Room; readonly reader: PartReader; readonly mustGoOn: () => void },
): Promise<void> {
  if (entry.uncompressedSize > room.left) throw tooLarge('bytes');
  const stream: Readable = await zip.openReadStreamPromise(entry);
  let bytes = 0;
  // A stream's chunks are untyped; unpacking yields buffers.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    mustGoOn();
    bytes += chunk.length;
    room.left -= chunk.length;
    if (room.left < 0) throw tooLarge('bytes');
    if (bytes > ALWAYS_HARMLESS && bytes > entry.compressedSize * MOST_RATIO) throw tooLarge('ratio');
    reader.take(chunk);
  }
  await reader.end();
}

function mustNotOverlap(extents: readonly Extent[], size: number): void {
  const inOrder = [...extents].sort((one, other) => one.from - other.from);
  if (inOrder[0]?.from !== 0) throw new FileRefused('mixed', 'Something stands before the archive.');
  const overlaps = inOrder.some(({ to }, n) => to > (inOrder[n + 1]?.from ?? size));
  if (overlaps) throw tooLarge('overlap');
}

function tooLarge(what: string): FileRefused {
  return new FileRefused('unpacks-too-large', 'The file unpacks to far more than it is.', { what });
}

/** Opens an archive on disk or one that was found in another; a fault of its structure is said in our words. */
export async function openArchive(from: string | Buffer): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySize: true };
  return typeof from === 'string' ? yauzl.openPromise(from, options) : yauzl.fromBufferPromise(from, options);
}

/** What the reader of archives says, in our words. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof FileRefused || !(error instanceof Error)) return error;
  if (/relative path|absolute path|invalid characters in fileName/i.test(error.message)) {
    return new FileRefused('unsafe-paths', 'A part of the file leads elsewhere.');
  }
  if (/comment length|extra bytes|multi-disk/i.test(error.message)) {
    return new FileRefused('mixed', 'Something was written behind the archive.');
  }
  if ('errno' in error && typeof error.errno === 'number' && !String(Reflect.get(error, 'code')).startsWith('Z_'))
    return error;
  return new FileRefused('damaged', 'The file is cut off or was altered.', { reason: error.message.slice(0, 200) });
}
