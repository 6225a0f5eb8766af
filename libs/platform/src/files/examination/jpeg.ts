import { FileRefused } from '../file-refused.js';
import { orientationIn, tiffWithOrientation } from './orientation.js';
import { type CleanPicture, joined, type Piece } from './pieces.js';
import { mustBeShowable } from './pixels.js';
import type { Source } from './source.js';

const MARK = 0xff;
const [START, END, START_OF_SCAN, COMMENT] = [0xd8, 0xd9, 0xda, 0xfe];
const EXIF = Buffer.from('Exif\u0000\u0000', 'latin1');
const HEADS = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
/** JFIF, colour profile, Adobe's colour transform: without them the colours would be other ones. */
const COLOUR = new Set([0xe0, 0xe2, 0xee]);
const MOST_SEGMENTS = 5_000;

interface Walk {
  readonly pieces: Piece[];
  orientation: number | null;
  sized: boolean;
}

/**
 * A photo without what it tells about its maker: place, camera, hour, comments, thumbnails, films behind the picture.
 * Not one pixel is changed; which way up it is stays known. Throws `FileRefused` for one that is cut off or too large.
 */
export async function cleanJpeg(source: Source): Promise<CleanPicture> {
  const walk: Walk = { pieces: [{ from: 0, to: 2 }], orientation: null, sized: false };
  let at = 2;
  for (let n = 0; n < MOST_SEGMENTS; n += 1) {
    const mark = await markAt(source, at);
    if (mark.code === END) return cleaned(source, walk, { from: at, to: mark.to });
    at = await segment(source, walk, { code: mark.code, from: at, head: mark.to });
  }
  throw new FileRefused('too-complex', 'The photo has more parts than a photo has.');
}

/** The mark at a place; any number of fill bytes may stand before its code. */
async function markAt(source: Source, from: number): Promise<{ readonly code: number; readonly to: number }> {
  const bytes = await source.read(from, 64);
  let n = 0;
  while (bytes[n] === MARK) n += 1;
  const code = bytes[n];
  if (n === 0 || code === undefined || code === START || code === 0) {
    throw new FileRefused('damaged', 'The photo is cut off or was altered.', { at: from });
  }
  return { code, to: from + n + 1 };
}

/** Takes or leaves one segment; answers where the next one begins. */
async function segment(
  source: Source,
  walk: Walk,
  { code, from, head }: { readonly code: number; readonly from: number; readonly head: number },
): Promise<number> {
  const length = (await source.exactly(head, 2)).readUInt16BE(0);
  if (length < 2) throw new FileRefused('damaged', 'A part of the photo has no length.');
  const to = head + length;
  if (HEADS.has(code)) await readSize(source, walk, head);
  if (code === 0xe1) await readExif(source, walk, head, length);
  const end = code === START_OF_SCAN ? await endOfScan(source, to) : to;
  if (isKept(code, await source.read(head + 2, 4))) walk.pieces.push({ from, to: end });
  return end;
}

function isKept(code: number, name: Buffer): boolean {
  if (code === COMMENT) return false;
  if (code < 0xe0 || code > 0xef) return true;
  // "MPF" shares its number with colour profiles; it lists the pictures behind this one.
  return COLOUR.has(code) && !name.toString('latin1').startsWith('MPF') && !name.toString('latin1').startsWith('JFXX');
}

async function readSize(source: Source, walk: Walk, head: number): Promise<void> {
  const frame = await source.exactly(head + 2, 5);
  mustBeShowable({ height: frame.readUInt16BE(1), width: frame.readUInt16BE(3) });
  walk.sized = true;
}

async function readExif(source: Source, walk: Walk, head: number, length: number): Promise<void> {
  const content = await source.read(head + 2, length - 2);
  if (content.subarray(0, EXIF.length).equals(EXIF)) walk.orientation ??= orientationIn(content.subarray(EXIF.length));
}

/** Behind the pixels of a scan: the next mark that is neither a stuffed byte nor a restart. */
async function endOfScan(source: Source, from: number): Promise<number> {
  let at = from;
  let carried = Buffer.alloc(0);
  for await (const chunk of source.chunks(from)) {
    const bytes = Buffer.concat([carried, chunk]);
    for (let n = bytes.indexOf(MARK); n !== -1 && n + 1 < bytes.length; n = bytes.indexOf(MARK, n + 1)) {
      if (endsScan(bytes[n + 1])) return at + n;
    }
    // A mark may lie across two chunks.
    carried = bytes.at(-1) === MARK ? bytes.subarray(-1) : Buffer.alloc(0);
    at += bytes.length - carried.length;
  }
  throw new FileRefused('damaged', 'The photo is cut off.');
}

function endsScan(code = 0): boolean {
  return code !== 0 && code !== MARK && (code < 0xd0 || code > 0xd7);
}

function cleaned(source: Source, walk: Walk, end: { readonly from: number; readonly to: number }): CleanPicture {
  if (!walk.sized) throw new FileRefused('damaged', 'The photo has no picture in it.');
  const kept = joined([...walk.pieces, end]);
  const [only] = kept;
  const isWhole = kept.length === 1 && only && !Buffer.isBuffer(only) && only.to === source.size;
  if (isWhole) return { pieces: kept, isChanged: false };
  return { pieces: withOrientation(walk, end), isChanged: true };
}

/** EXIF stands first, or right behind JFIF: programs look nowhere else. */
function withOrientation({ pieces, orientation }: Walk, end: Piece): readonly Piece[] {
  if (orientation === null) return joined([...pieces, end]);
  const tiff = tiffWithOrientation(orientation);
  const head = Buffer.from([MARK, 0xe1, 0, 2 + EXIF.length + tiff.length]);
  const [start, ...rest] = pieces;
  return [...(start ? [start] : []), Buffer.concat([head, EXIF, tiff]), ...joined([...rest, end])];
}
