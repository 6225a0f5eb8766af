import type { Timer } from '#libs/workflow';
import { nextFiring, toldUntilAfter, type Agenda, type Told } from './agenda.js';

/** What the row of an instance says of its timers, as the statements take it. */
export interface Schedule {
  readonly fires_at: Date | null;
  /** `fires_at` as it was before: where the index of what fires has its entry. */
  readonly fired_at: Date | null;
  readonly told_until: Date;
  readonly deadlines: readonly ScheduledDeadline[];
}

interface ScheduledDeadline {
  readonly name: string;
  readonly due_at: Date;
  readonly sends: string | null;
  readonly recipients: Timer['to'];
}

/** The schedule of an instance that stays where it is, worked out anew at `at`. */
export function scheduleAgain(place: Told & { readonly firesAt: Date | null }, agenda: Agenda, at: Date): Schedule {
  const toldUntil = toldUntilAfter(place, at);
  return {
    fires_at: nextFiring(agenda, { toldUntil }, at),
    fired_at: place.firesAt,
    told_until: toldUntil,
    deadlines: deadlinesAmong(agenda.timers),
  };
}

/** The deadlines of a state, which lists and letters show; reminders are not kept, they follow from them. */
export function deadlinesAmong(timers: readonly Timer[]): readonly ScheduledDeadline[] {
  return timers
    .filter((timer) => timer.kind === 'deadline')
    .map(({ name, at, sends, to }) => ({ name, due_at: at, sends: sends ?? null, recipients: to }));
}

/**
 * Statement parts that bring `workflow_timer`, the index of what fires when, in line with the rows of `moved` (id, shard,
 * fired_at, fires_at): those whose entry changes its place. `offset 0` keeps the planner on the index, whatever it
 * believes of a table that changes as fast as this one.
 */
export const MOVE_TIMERS = `disarmed as (
  delete from workflow_timer gone where gone.ctid = any(array(
    select entry.ctid from moved m cross join lateral (
      select t.ctid from workflow_timer t
      where t.shard = m.shard and t.fires_at = m.fired_at and t.instance_id = m.id offset 0
    ) entry
  ))
), armed as (
  insert into workflow_timer (shard, fires_at, instance_id)
  select m.shard, m.fires_at, m.id from moved m where m.fires_at is not null
)`;
