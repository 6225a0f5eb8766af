import type { Timer } from '#libs/workflow';

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

/** The deadlines of a state, which lists and letters show; reminders are not kept, they follow from them. */
export function deadlinesAmong(timers: readonly Timer[]): readonly ScheduledDeadline[] {
  return timers
    .filter((timer) => timer.kind === 'deadline')
    .map(({ name, at, sends, to }) => ({ name, due_at: at, sends: sends ?? null, recipients: to }));
}

/**
 * Statement parts that bring `workflow_timer`, the index of what fires when, in line with the rows of `w`. An entry that
 * stays where it is is left alone: taken away and put back in one statement, it would be lost. `offset 0` keeps the
 * planner on the index, whatever it believes of a table that changes as fast as this one.
 */
export const MOVE_TIMERS = `disarmed as (
  delete from workflow_timer gone
  using w cross join lateral (
    select t.ctid from workflow_timer t
    where t.shard = w.shard and t.fires_at = w.fired_at and t.instance_id = w.id offset 0
  ) entry
  where w.fired_at is distinct from w.fires_at and gone.ctid = entry.ctid
), armed as (
  insert into workflow_timer (shard, fires_at, instance_id)
  select w.shard, w.fires_at, w.id from w where w.fires_at is distinct from w.fired_at and w.fires_at is not null
)`;
