import { inPoints, type Halves } from '#libs/evaluation';
import type { View } from '../ui/view.js';

/** Half points as points in the reader's figures: "29,5". */
export function points(view: View, halves: Halves): string {
  return view.format.number(inPoints(halves));
}

/** The same on its scale: "29,5 sur 50". */
export function pointsOutOf(view: View, halves: Halves, max: number): string {
  return view.t('evaluation.outOf', { points: points(view, halves), max });
}
