import { Readable } from 'node:stream';
import type { Source } from './source.js';

/** A part of a cleaned file: bytes of the original, or bytes of our own. */
export type Piece = Buffer | { readonly from: number; readonly to: number };

/** What a picture is to become: the pieces that are kept, and whether that is less than there was. */
export interface CleanPicture {
  readonly pieces: readonly Piece[];
  readonly isChanged: boolean;
}

export function contentOf(source: Source, pieces: readonly Piece[]): Readable {
  return Readable.from(bytesOf(source, pieces));
}

async function* bytesOf(source: Source, pieces: readonly Piece[]): AsyncGenerator<Buffer, void, undefined> {
  for (const piece of pieces) {
    if (Buffer.isBuffer(piece)) yield piece;
    else yield* source.chunks(piece.from, piece.to);
  }
}

/** Neighbouring ranges as one, so that a file that loses nothing is one piece. */
export function joined(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    const follows = last && !Buffer.isBuffer(last) && !Buffer.isBuffer(piece) && last.to === piece.from;
    if (follows) all[all.length - 1] = { from: last.from, to: piece.to };
    else all.push(piece);
  }
  return all;
}
