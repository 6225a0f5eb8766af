import { crc32, deflateSync } from 'node:zlib';

/** A grey picture of 8 by 8 dots, as an encoder wrote it: JFIF, tables, one scan. */
const GREY = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z',
  'base64',
);

/** `Casablanca` stands for everything that a photo tells about where it was taken. */
export const PLACE = 'Casablanca 33.5731N 7.5898W';

/** EXIF with an orientation, a camera and a place. */
export function exif(orientation = 6): Buffer {
  const tiff = Buffer.alloc(38);
  tiff.write('II\u002a\u0000', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  entry(tiff, 10, [0x010f, 2, PLACE.length, 38]);
  entry(tiff, 22, [0x0112, 3, 1, orientation]);
  return Buffer.concat([tiff, Buffer.from(PLACE)]);
}

function entry(tiff: Buffer, at: number, [tag = 0, type = 0, count = 0, value = 0]: readonly number[]): void {
  tiff.writeUInt16LE(tag, at);
  tiff.writeUInt16LE(type, at + 2);
  tiff.writeUInt32LE(count, at + 4);
  tiff.writeUInt32LE(value, at + 8);
}

export function jpegSegment(code: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** A photo with segments of one's own behind its first mark. */
export function aJpeg(...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([GREY.subarray(0, 2), ...segments, GREY.subarray(2)]);
}

export function exifSegment(orientation?: number): Buffer {
  return jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\u0000\u0000', 'latin1'), exif(orientation)]));
}

/** The photo with another size in its head. */
export function aJpegSaying(width: number, height: number): Buffer {
  const bytes = Buffer.from(GREY);
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}

export function pngChunk(type: string, content: Buffer | string): Buffer {
  const named = Buffer.concat([Buffer.from(type), Buffer.from(content)]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(named.length - 4, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

export interface PngContent {
  readonly width?: number;
  readonly height?: number;
  /** Chunks between head and pixels. */
  readonly chunks?: readonly Buffer[];
}

/** A white picture; what it says about its size need not be true. */
export function aPng({ width = 8, height = 8, chunks = [] }: PngContent = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(Math.min(width * height, 1_000_000) + Math.min(height, 1_000), 0xff);
  const pixels = pngChunk('IDAT', deflateSync(rows));
  const signature = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');
  return Buffer.concat([signature, pngChunk('IHDR', head), ...chunks, pixels, pngChunk('IEND', '')]);
}
