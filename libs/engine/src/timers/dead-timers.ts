import type { Tx } from '#libs/platform';
import { claimDue } from './due-timer.js';
import type { SweepResult } from './sweeper.js';

/** Takes the oldest due timer of a shard out of the way and keeps it with its reason, so that the others are not held up. */
export async function buryTimer(tx: Tx, shard: number, reason: unknown): Promise<SweepResult> {
  const [due] = await claimDue(tx, [shard], 1);
  if (!due) return { claimed: 0, applied: 0 };
  await tx.query(
    `insert into workflow_dead_timer (instance_id, name, due_at, reason, failed_at)
     values ($1, $2, $3, $4, minha_now()) on conflict do nothing`,
    [due.instance.id, due.timer.name, due.timer.dueAt, String(reason)],
  );
  return { claimed: 1, applied: 0 };
}
