import { Fact, onceCommitted, type Tx } from '#libs/platform';
import type { Look } from './apply-due.js';
import type { DueInstance } from './due-instance.js';

/** How late what fell due took effect, in seconds: from the instant that it was waited for until it was durable. */
export const deadlinesTookEffect = new Fact<readonly number[]>();

/** Tells how late the looks of a batch took effect. `began` is the monotonic instant at which it was claimed. */
export function tellLateness(
  tx: Tx,
  claimed: readonly DueInstance[],
  looks: readonly Pick<Look, 'passages'>[],
  began: number,
): void {
  if (!deadlinesTookEffect.isHeard) return;
  onceCommitted(tx, () => {
    const elapsed = performance.now() - began;
    const took = claimed.filter((_due, index) => (looks[index]?.passages.length ?? 0) > 0);
    deadlinesTookEffect.tell(took.map((due) => Math.max(0, elapsed + msPast(due)) / 1_000));
  });
}

/** By how much the instant that was waited for had passed when the batch was claimed, in database time. */
function msPast({ instance, strayAt }: DueInstance): number {
  const due = strayAt ?? instance.firesAt ?? instance.at;
  return instance.at.getTime() - due.getTime();
}
