import type { Tx } from '#libs/platform';
import type { Role } from '#libs/kernel';
import { INSTANCE_COLUMNS, type LoadedInstance } from '../instance/loaded-instance.js';

/** A timer that was claimed because it is due, with its instance; its row is gone when the transaction commits. */
export interface DueTimer {
  readonly timer: {
    readonly name: string;
    readonly kind: 'deadline' | 'reminder';
    readonly deadline: string;
    readonly recipients: readonly Role[];
    readonly dueAt: Date;
  };
  readonly instance: LoadedInstance;
}

type ClaimedRow = LoadedInstance & {
  readonly timerName: string;
  readonly timerKind: 'deadline' | 'reminder';
  readonly timerDeadline: string;
  readonly timerRecipients: readonly Role[];
  readonly timerDueAt: Date;
};

/**
 * Takes up to `limit` due timers of the shards away, the oldest of each shard first, and locks their instances. What another worker
 * holds is passed over. The database's time decides what is due, never a worker's.
 */
export async function claimDue(tx: Tx, shards: readonly number[], limit: number): Promise<readonly DueTimer[]> {
  const ofEachShard = Math.ceil(limit / shards.length);
  const rows: ClaimedRow[] = await tx.query(CLAIM, [shards, ofEachShard]);
  return rows.map(({ timerName, timerKind, timerDeadline, timerRecipients, timerDueAt, ...instance }) => ({
    timer: {
      name: timerName,
      kind: timerKind,
      deadline: timerDeadline,
      recipients: timerRecipients,
      dueAt: timerDueAt,
    },
    instance,
  }));
}

/**
 * Shard by shard, so that each is read off the index in order; over several at once all that is due would be sorted.
 * Timers change only under the lock of their instance, so that one lock is enough; a timer that another sweeper removed
 * while this one looked is not removed again and so not returned.
 */
const CLAIM = `
with due as materialized (
  select mine.* from unnest($1::smallint[]) as s(shard) cross join lateral (
    select t.name as "timerName", t.kind as "timerKind", t.deadline as "timerDeadline",
      t.recipients as "timerRecipients", t.due_at as "timerDueAt", t.fires_at, ${INSTANCE_COLUMNS}
    from workflow_timer t join workflow_instance i on i.id = t.instance_id
    where t.shard = s.shard and t.fires_at <= (select minha_now())
    order by t.fires_at, t.instance_id
    limit $2
    for update of i skip locked
  ) mine
), gone as (
  delete from workflow_timer t using due d where t.instance_id = d.id and t.name = d."timerName"
  returning t.instance_id, t.name
)
select d.* from due d join gone g on g.instance_id = d.id and g.name = d."timerName"
order by d.fires_at, d.id, d."timerName"`;
