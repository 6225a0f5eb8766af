import type { Tx } from '#libs/platform';
import { LEAN_COLUMNS, LeanInstance, type LeanRow } from '../instance/lean-instance.js';

/** An instance for which something may be due. */
export interface DueInstance {
  readonly instance: LeanInstance;
  /** Where the entry under which it was found lies, when that is not the entry of the instance. */
  readonly strayAt: Date | null;
}

/**
 * Locks up to `limit` instances of the shards for which something is due, the oldest of each shard first. What another
 * worker holds is passed over. The database's time decides what is due, never a worker's.
 */
export async function claimDue(tx: Tx, shards: readonly number[], limit: number): Promise<readonly DueInstance[]> {
  const rows: (LeanRow & { strayAt: Date | null })[] = await tx.query(CLAIM, [
    shards,
    Math.ceil(limit / shards.length),
  ]);
  return rows.map((row) => ({ instance: new LeanInstance(row), strayAt: row.strayAt }));
}

/** Takes away entries that are not those of their instances: something that stood at another instant when it was found. */
export async function dropStrays(tx: Tx, claimed: readonly DueInstance[]): Promise<void> {
  const strays = claimed.filter(({ strayAt }) => strayAt !== null);
  if (strays.length === 0) return;
  await tx.query(DROP, [
    strays.map(({ instance }) => instance.shard),
    strays.map(({ strayAt }) => strayAt),
    strays.map(({ instance }) => instance.id),
  ]);
}

/**
 * Shard by shard, so that each is read off the index in order; over several at once all that is due would be sorted.
 * Timers change only under the lock of their instance, so that one lock is enough.
 */
const CLAIM = `
select mine.* from unnest($1::smallint[]) as s(shard) cross join lateral (
  select ${LEAN_COLUMNS}, case when t.fires_at is distinct from i.fires_at then t.fires_at end as "strayAt"
  from workflow_timer t join workflow_instance i on i.id = t.instance_id
  where t.shard = s.shard and t.fires_at <= (select minha_now())
  order by t.fires_at, t.instance_id
  limit $2
  for update of i skip locked
) mine`;

const DROP = `
delete from workflow_timer t using unnest($1::smallint[], $2::timestamptz[], $3::uuid[]) as x(shard, fires_at, instance_id)
where t.shard = x.shard and t.fires_at = x.fires_at and t.instance_id = x.instance_id`;
