import type { Tx } from '#libs/platform';
import { INSTANCE_COLUMNS, type LoadedInstance } from '../instance/loaded-instance.js';

/** An instance for which something may be due, locked until the transaction ends. */
export interface DueInstance extends LoadedInstance {
  /** The entry under which it was found. */
  readonly foundAt: Date;
  /** The transaction's instant, in database time. */
  readonly now: Date;
}

/**
 * Locks up to `limit` instances of the shards for which something is due, the oldest of each shard first. What another
 * worker holds is passed over. The database's time decides what is due, never a worker's.
 */
export function claimDue(tx: Tx, shards: readonly number[], limit: number): Promise<readonly DueInstance[]> {
  return tx.query(CLAIM, [shards, Math.ceil(limit / shards.length)]);
}

/** Takes away entries that are not those of their instances: something that stood at another instant when it was found. */
export async function dropEntries(tx: Tx, found: readonly DueInstance[]): Promise<void> {
  if (found.length === 0) return;
  await tx.query(DROP, [
    found.map(({ shard }) => shard),
    found.map(({ foundAt }) => foundAt),
    found.map(({ id }) => id),
  ]);
}

/**
 * Shard by shard, so that each is read off the index in order; over several at once all that is due would be sorted.
 * Timers change only under the lock of their instance, so that one lock is enough.
 */
const CLAIM = `
select mine.* from unnest($1::smallint[]) as s(shard) cross join lateral (
  select t.fires_at as "foundAt", (select date_trunc('milliseconds', minha_now())) as now, ${INSTANCE_COLUMNS}
  from workflow_timer t join workflow_instance i on i.id = t.instance_id
  where t.shard = s.shard and t.fires_at <= (select minha_now())
  order by t.fires_at, t.instance_id
  limit $2
  for update of i skip locked
) mine`;

const DROP = `
delete from workflow_timer t using unnest($1::smallint[], $2::timestamptz[], $3::uuid[]) as x(shard, fires_at, instance_id)
where t.shard = x.shard and t.fires_at = x.fires_at and t.instance_id = x.instance_id`;
