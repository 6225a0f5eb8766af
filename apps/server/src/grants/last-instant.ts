/** A period ends as the next day begins; people name its last day. */
export function lastInstant(end: Date): Date {
  return new Date(end.getTime() - 1);
}
