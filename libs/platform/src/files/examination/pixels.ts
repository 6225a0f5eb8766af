import { FileRefused } from '../file-refused.js';

/** A scan of a poster at 300 dots an inch has room, a picture that is built to fill a memory has not. */
const MOST_PIXELS = 150_000_000;
const LONGEST_SIDE = 25_000;

/** Refuses a picture whose pixels nobody could show, from what its head says. */
export function mustBeShowable({ width, height }: { readonly width: number; readonly height: number }): void {
  if (width === 0 || height === 0) throw new FileRefused('damaged', 'The picture has no size.');
  if (width * height <= MOST_PIXELS && Math.max(width, height) <= LONGEST_SIDE) return;
  throw new FileRefused('too-many-pixels', 'The picture has more pixels than anybody could show.', { width, height });
}
