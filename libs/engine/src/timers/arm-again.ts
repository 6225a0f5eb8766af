import type { Tx } from '#libs/platform';
import type { Timer } from '#libs/workflow';
import type { LoadedInstance } from '../instance/loaded-instance.js';
import { timersToArm } from './timers-to-arm.js';

/** An instance whose timers are to be what its state and the calendar say now. */
export interface Rearming {
  readonly instance: LoadedInstance;
  readonly timers: readonly Timer[];
  readonly settleMs: number;
}

/** Makes the timers of locked instances equal to what is given, without a transition. */
export async function armAgain(tx: Tx, rearmings: readonly Rearming[], at: Date): Promise<void> {
  if (rearmings.length === 0) return;
  const rows = rearmings.map(({ instance, timers, settleMs }) => ({
    instance_id: instance.id,
    shard: instance.shard,
    version: instance.version,
    keep: timers.map((timer) => timer.name),
    timers: timersToArm({ timers, settleMs, at }),
  }));
  await tx.query(EQUALISE, [JSON.stringify(rows)]);
}

const EQUALISE = `
with w as materialized (
  select * from json_to_recordset($1::json) as x(instance_id uuid, shard smallint, version int, keep text[], timers json)
), disarmed as (
  delete from workflow_timer gone
  using w cross join lateral (
    select own.ctid from workflow_timer own where own.instance_id = w.instance_id and own.name <> all (w.keep) offset 0
  ) surplus
  where gone.ctid = surplus.ctid
)
insert into workflow_timer as present (instance_id, name, kind, deadline, sends, recipients, due_at, fires_at, shard,
  armed_by)
select w.instance_id, t.name, t.kind, t.deadline, t.sends, t.recipients, t.due_at, t.fires_at, w.shard, w.version
from w cross join lateral json_to_recordset(w.timers) as t(name text, kind text, deadline text, sends text,
  recipients json, due_at timestamptz, fires_at timestamptz)
on conflict (instance_id, name) do update
  set due_at = excluded.due_at, fires_at = excluded.fires_at, sends = excluded.sends, recipients = excluded.recipients
  where present.due_at <> excluded.due_at or present.fires_at <> excluded.fires_at`;
