import { inPoints, type Halves } from '#libs/evaluation';
import type { View } from '../ui/view.js';

/** Half points as points in the reader's figures: "29,5". */
export function points(view: View, halves: Halves): string {
  return view.format.number(inPoints(halves));
}
