import type { Tx } from '#libs/platform';
import { claimDue } from './due-instance.js';
import type { SweepResult } from './sweeper.js';

/**
 * Takes the oldest due instance of a shard out of the way and keeps it with its reason, so that the others are not held
 * up. It is swept again when something else happens to it.
 */
export async function putAside(tx: Tx, shard: number, reason: unknown): Promise<SweepResult> {
  const [due] = await claimDue(tx, [shard], 1);
  if (!due) return { claimed: 0, applied: 0 };
  await tx.query(PUT_ASIDE, [due.instance.id, shard, due.strayAt ?? due.instance.firesAt, String(reason)]);
  return { claimed: 1, applied: 0 };
}

const PUT_ASIDE = `
with gone as (
  delete from workflow_timer t where t.shard = $2 and t.fires_at = $3 and t.instance_id = $1
), unarmed as (
  update workflow_instance i set fires_at = null where i.id = $1
)
insert into workflow_dead_timer (instance_id, fires_at, reason, failed_at) values ($1, $3, $4, minha_now())
on conflict do nothing`;
