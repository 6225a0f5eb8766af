import { createReadStream } from 'node:fs';
import { createInflate } from 'node:zlib';
import { FileRefused } from '../file-refused.js';
import { type PackedObjects, PdfActions } from './pdf-actions.js';
import { type PdfToken, PdfTokens } from './pdf-tokens.js';
import type { Source } from './source.js';

const HEAD_BYTES = 1_024;
const TAIL_BYTES = 66_000;
const MARKUP = /<(?:!doctype|html|head|body|script|svg|\?php|iframe)/i;
const MOST_UNPACKED = 50_000_000;

/**
 * Looks at a PDF from its first byte to its last, objects in packed streams included. Throws `FileRefused` for one that
 * is protected, runs or opens something, carries files, is cut off, or is something else as well. `hear` is told every
 * word of it, in its order.
 */
export async function examinePdf(source: Source, hear: (token: PdfToken) => void = () => undefined): Promise<void> {
  await mustBeOnlyPdf(source);
  const actions = new PdfActions();
  const take = (token: PdfToken) => {
    hear(token);
    actions.take(token);
  };
  const tokens = new PdfTokens();
  for await (const chunk of source.chunks(0)) for (const token of tokens.in(chunk)) take(token);
  for (const token of tokens.atEnd()) take(token);
  const room = { left: MOST_UNPACKED };
  for (const packed of actions.packed) {
    actions.enterPacked();
    await lookInto(source, packed, take, room);
  }
  actions.mustStandStill();
}

async function mustBeOnlyPdf(source: Source): Promise<void> {
  const head = (await source.read(0, HEAD_BYTES)).toString('latin1');
  const tail = (await source.read(Math.max(0, source.size - TAIL_BYTES), TAIL_BYTES)).toString('latin1');
  if (MARKUP.test(head)) throw new FileRefused('mixed', 'The PDF is a page of the web as well.');
  if (tail.includes('PK\u0005\u0006')) throw new FileRefused('mixed', 'The PDF is an archive as well.');
  const end = tail.lastIndexOf('%%EOF');
  const behind = end === -1 ? '' : tail.slice(end + 5);
  if (end === -1 || /\bendobj\b/.test(behind)) throw new FileRefused('damaged', 'The PDF is cut off.');
  // eslint-disable-next-line no-control-regex -- some programmes fill their files up with NUL
  if (/[^\0\s]/.test(behind)) throw new FileRefused('mixed', 'Something else follows the end of the PDF.');
}

/** Unpacks a stream of objects and looks at them as if they stood in the file. */
async function lookInto(
  source: Source,
  { from, isDeclared }: PackedObjects,
  take: (token: PdfToken) => void,
  room: { left: number },
): Promise<void> {
  const start = await afterLineEnd(source, from);
  const tokens = new PdfTokens();
  let seen = 0;
  try {
    for await (const chunk of unpacked(source, start)) {
      seen += chunk.length;
      room.left -= chunk.length;
      source.mustGoOn();
      if (room.left < 0) throw new FileRefused('unpacks-too-large', 'The PDF unpacks to far more than it is.');
      for (const token of tokens.in(chunk)) takeObject(take, token);
    }
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    // Readers show what could be unpacked before a fault, so it counts; what only looked like objects does not matter.
    if (isDeclared && seen === 0 && !(await isPlain(source, start))) {
      throw new FileRefused('damaged', 'The objects of the PDF cannot be unpacked.');
    }
  }
  for (const token of tokens.atEnd()) takeObject(take, token);
}

/** In a packed stream nothing is a stream: every word counts as one between objects. */
function takeObject(take: (token: PdfToken) => void, token: PdfToken): void {
  if (token.kind === 'name' || token.kind === 'reference') take(token);
}

async function afterLineEnd(source: Source, from: number): Promise<number> {
  const [first, second] = await source.read(from, 2);
  if (first === 0x0d) return from + (second === 0x0a ? 2 : 1);
  return from + (first === 0x0a ? 1 : 0);
}

async function* unpacked(source: Source, start: number): AsyncGenerator<Buffer, void, undefined> {
  const packed = createReadStream(source.path, { start, highWaterMark: 65_536 });
  const inflate = createInflate();
  packed.on('error', (error) => inflate.destroy(error));
  try {
    // A stream's chunks are untyped; inflating yields buffers.
    yield* packed.pipe(inflate) as AsyncIterable<Buffer>;
  } finally {
    packed.destroy();
    inflate.destroy();
  }
}

/** A stream that is not packed at all was looked at with the file. */
async function isPlain(source: Source, start: number): Promise<boolean> {
  return /^[\d\s]/.test((await source.read(start, 1)).toString('latin1'));
}
