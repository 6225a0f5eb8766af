import { crc32 } from 'node:zlib';
import { FileRefused } from '../file-refused.js';
import { orientationIn, tiffWithOrientation } from './orientation.js';
import { type CleanPicture, joined, type Piece } from './pieces.js';
import { mustBeShowable } from './pixels.js';
import type { Source } from './source.js';

const SIGNATURE_BYTES = 8;
const AROUND = 12;
/** What the picture itself is made of. Texts, hours, places and frames of a film are not. */
const KEPT = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST cICP mDCV cLLI'.split(' '));
const MOST_CHUNKS = 20_000;
const LONGEST_EXIF = 65_536;

interface Chunk {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/**
 * A picture without what it tells about its maker, not one pixel changed; which way up it is stays known. Throws
 * `FileRefused` for one that is cut off, altered or too large.
 */
export async function cleanPng(source: Source): Promise<CleanPicture> {
  const pieces: Piece[] = [{ from: 0, to: SIGNATURE_BYTES }];
  let at = SIGNATURE_BYTES;
  let hasPixels = false;
  for (let n = 0; n < MOST_CHUNKS; n += 1) {
    const chunk = await chunkAt(source, at, n === 0);
    at = chunk.to;
    hasPixels ||= chunk.type === 'IDAT';
    if (KEPT.has(chunk.type)) pieces.push({ from: chunk.from, to: chunk.to });
    if (chunk.type === 'eXIf') pieces.push(...(await orientationOnly(source, chunk)));
    if (chunk.type === 'IEND') return cleaned(source, pieces, hasPixels);
  }
  throw new FileRefused('too-complex', 'The picture has more parts than a picture has.');
}

async function chunkAt(source: Source, from: number, isFirst: boolean): Promise<Chunk> {
  const head = await source.exactly(from, 8);
  const length = head.readUInt32BE(0);
  const type = head.toString('latin1', 4, 8);
  if (isFirst !== (type === 'IHDR')) throw new FileRefused('damaged', 'The parts of the picture are not in order.');
  const chunk = { type, from, to: from + AROUND + length, length };
  if (chunk.to > source.size) throw new FileRefused('damaged', 'The picture is cut off.');
  if (isFirst) await readSize(source, chunk);
  await mustBeWhole(source, chunk);
  return chunk;
}

async function readSize(source: Source, { from, length }: Chunk): Promise<void> {
  if (length !== 13) throw new FileRefused('damaged', 'The head of the picture has a wrong length.');
  const head = await source.exactly(from + 8, 8);
  mustBeShowable({ width: head.readUInt32BE(0), height: head.readUInt32BE(4) });
}

async function mustBeWhole(source: Source, { from, to }: Chunk): Promise<void> {
  let sum = 0;
  for await (const bytes of source.chunks(from + 4, to - 4)) sum = crc32(bytes, sum);
  if (sum === (await source.exactly(to - 4, 4)).readUInt32BE(0)) return;
  throw new FileRefused('damaged', 'A part of the picture is not as it was written.');
}

async function orientationOnly(source: Source, { from, length }: Chunk): Promise<readonly Piece[]> {
  const orientation = orientationIn(await source.read(from + 8, Math.min(length, LONGEST_EXIF)));
  if (orientation === null) return [];
  const named = Buffer.concat([Buffer.from('eXIf'), tiffWithOrientation(orientation)]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(named.length - 4, 0);
  around.writeUInt32BE(crc32(named), 4);
  return [Buffer.concat([around.subarray(0, 4), named, around.subarray(4)])];
}

function cleaned(source: Source, pieces: readonly Piece[], hasPixels: boolean): CleanPicture {
  if (!hasPixels) throw new FileRefused('damaged', 'The picture has no pixels.');
  const kept = joined(pieces);
  const [only] = kept;
  const isWhole = kept.length === 1 && only && !Buffer.isBuffer(only) && only.to === source.size;
  return { pieces: kept, isChanged: !isWhole };
}
