/** Half points, as results of evaluation come, in points; exact, because halves are exact in binary. */
export function inPoints(halves: number): number {
  return halves / 2;
}
