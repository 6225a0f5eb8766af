import { Fact, onceCommitted, type Tx } from '#libs/platform';
import type { Change } from './change.js';

/** How many transitions of each event have become durable at once. */
export const transitionsHappened = new Fact<ReadonlyMap<string, number>>();

/** Tells of transitions that were written, as soon as they are durable. */
export function tellTransitions(tx: Tx, changes: readonly Change[]): void {
  if (!transitionsHappened.isHeard) return;
  const counts = new Map<string, number>();
  for (const { passage } of changes) {
    const { event } = passage.decided;
    counts.set(event, (counts.get(event) ?? 0) + 1);
  }
  onceCommitted(tx, () => transitionsHappened.tell(counts));
}
