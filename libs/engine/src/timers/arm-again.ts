import type { Tx } from '#libs/platform';
import type { LoadedInstance } from '../instance/loaded-instance.js';
import { MOVE_TIMERS, type Schedule } from './schedule.js';

/** An instance whose timers are to be what its state and the calendar say now. */
export interface Rearming {
  readonly instance: Pick<LoadedInstance, 'id' | 'shard'>;
  readonly schedule: Schedule;
}

/** Makes the timers of locked instances equal to what is given, without a transition. */
export async function armAgain(tx: Tx, rearmings: readonly Rearming[]): Promise<void> {
  if (rearmings.length === 0) return;
  const rows = rearmings.map(({ instance: { id, shard }, schedule }) => ({ id, shard, ...schedule }));
  await tx.query(EQUALISE, [JSON.stringify(rows)]);
}

const EQUALISE = `
with w as materialized (
  select * from json_to_recordset($1::json) as x(id uuid, shard smallint, fires_at timestamptz, fired_at timestamptz,
    told_until timestamptz, deadlines json)
), moved as materialized (
  select w.id, w.shard, w.fired_at, w.fires_at from w where w.fires_at is distinct from w.fired_at
), ${MOVE_TIMERS}
update workflow_instance i set fires_at = w.fires_at, told_until = w.told_until, deadlines = w.deadlines
from w where i.id = w.id`;
