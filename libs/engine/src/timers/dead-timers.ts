import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { claimDue } from './due-instance.js';
import type { SweepResult } from './sweeper.js';

/**
 * Takes the oldest due instance of a shard out of the way and keeps it with its reason, so that the others are not held
 * up. It is swept again when something else happens to it. One that was changed beside its history cannot be written, and
 * nothing can happen to it: it stays as it is.
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
  update workflow_instance i set fires_at = null
  where i.id = $1 and exists (
    select from workflow_history h
    where h.instance_id = i.id and h.seq = i.version and h.hash = i.head_hash and h.to_value::text = i.value::text
  )
)
insert into workflow_dead_timer (instance_id, fires_at, reason, failed_at) values ($1, $3, $4, minha_now())
on conflict do nothing`;

/** Instances that were put aside. */
@Injectable()
export class DeadTimers {
  /**
   * Lets an instance be swept again; answers why it was put aside, or null when it was not. What is due is worked out
   * anew, so an instance that something else has armed meanwhile is left as it is.
   */
  async revive(tx: Tx, instanceId: string): Promise<string | null> {
    const rows: { reason: string | null }[] = await tx.query(REVIVE, [instanceId]);
    return rows[0]?.reason ?? null;
  }
}

const REVIVE = `
with dead as (
  delete from workflow_dead_timer d where d.instance_id::text = $1 returning d.instance_id, d.fires_at, d.reason
), armed as (
  update workflow_instance i set fires_at = (select min(d.fires_at) from dead d)
  where i.id in (select d.instance_id from dead d) and i.fires_at is null
  returning i.shard, i.fires_at, i.id
), entered as (
  insert into workflow_timer (shard, fires_at, instance_id)
  select a.shard, a.fires_at, a.id from armed a
  union all
  select i.shard, i.fires_at, i.id from workflow_instance i
  where i.id in (select d.instance_id from dead d) and i.fires_at is not null
  on conflict do nothing
)
select d.reason from dead d order by d.fires_at desc limit 1`;
