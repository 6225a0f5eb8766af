import type { Calendar, Stop } from '#libs/kernel';
import type { Deadline, Machine, State } from '../machine.js';
import type { Snapshot, Timer } from '../types.js';

/**
 * The deadlines and reminders that the instance's states have now, as absolute instants, the earliest first. A deadline
 * that has taken effect at that very instant is gone, with its reminders; moved to another instant it is back. One whose
 * time stands still is not there until it goes on.
 */
export function deadlinesOf(machine: Machine, snapshot: Snapshot, calendar: Calendar): readonly Timer[] {
  const timers: Timer[] = [];
  for (const state of machine.configurations.of(snapshot.value).active) {
    const since = () => sinceOf(state, snapshot);
    for (const deadline of state.deadlines) {
      const at = instantOf(deadline, since, snapshot, calendar);
      if (at === null || hasTakenEffect(deadline, snapshot, at)) continue;
      timers.push(timerOf(deadline, at, since), ...remindersOf(deadline, at, since, calendar));
    }
  }
  if (timers.length < 2) return timers;
  return timers.sort((one, other) => one.at.getTime() - other.at.getTime() || (one.name < other.name ? -1 : 1));
}

function hasTakenEffect({ name }: Deadline, { fired }: Snapshot, at: Date): boolean {
  const before = fired[name];
  return before !== undefined && before === at.toISOString();
}

/**
 * The snapshot with the deadline marked as having taken effect at that instant. Mark first, then `advance` with what the
 * deadline sends: the transition forgets the mark of each state that it leaves or enters anew.
 */
export function deadlineTookEffect(snapshot: Snapshot, name: string, instant: Date): Snapshot {
  return { ...snapshot, fired: { ...snapshot.fired, [name]: instant.toISOString() } };
}

/** The earliest deadline of these states that sends an event: the moment from which they may be left. */
export function earliestClosing(states: readonly State[], snapshot: Snapshot, calendar: Calendar): string | null {
  let earliest: Date | null = null;
  for (const state of states) {
    for (const deadline of state.deadlines) {
      if (deadline.sends === undefined) continue;
      const at = instantOf(deadline, () => sinceOf(state, snapshot), snapshot, calendar);
      if (at !== null && (earliest === null || at < earliest)) earliest = at;
    }
  }
  return earliest?.toISOString() ?? null;
}

function sinceOf({ path }: State, snapshot: Snapshot): Date {
  const since = snapshot.since[path];
  if (since === undefined) throw new Error(`The snapshot does not say since when ${path} is active.`);
  return new Date(since);
}

const NEVER_STOPPED: readonly Stop[] = [];

/** The instant of a deadline; null where the call sets none, and while its time stands still. */
function instantOf({ name, word }: Deadline, since: () => Date, snapshot: Snapshot, calendar: Calendar): Date | null {
  const { context, clocks } = snapshot;
  const clock = clocks[name];
  if (clock === undefined) return word.instant(entered({ context, calendar, stops: NEVER_STOPPED }, since));
  if (clock.stoppedAt !== undefined) return null;
  const stops = clock.stops.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) }));
  const at = word.instant({ context, calendar, since: new Date(clock.since), stops });
  if (at === null || clock.notBefore === undefined) return at;
  const told = new Date(clock.notBefore);
  return at < told ? told : at;
}

function timerOf({ name, sends, to }: Deadline, at: Date, since: () => Date): Timer {
  const timer = { name, kind: 'deadline', deadline: name, at, deadlineAt: at, to } as const;
  return entered(sends === undefined ? timer : { ...timer, sends }, since);
}

function remindersOf({ name, remind, to }: Deadline, at: Date, since: () => Date, calendar: Calendar): Timer[] {
  const ladder = remind.length === 0 ? remind : (calendar.ladder?.(name) ?? remind);
  return ladder.map((before) => {
    const instant = calendar.plus(at, `-${before}`);
    const reminder = {
      name: `${name}:${before}`,
      kind: 'reminder',
      deadline: name,
      at: instant,
      deadlineAt: at,
    } as const;
    return entered({ ...reminder, before, to }, since);
  });
}

/**
 * With the time of entry, looked up only by who asks: most deadlines are dates of the call, and what does not depend on
 * the time of entry is the same for every instance in that state.
 */
function entered<T extends object>(target: T, since: () => Date): T & { readonly since: Date } {
  // The property that the type promises is defined here.
  return Object.defineProperty(target, 'since', { get: since, enumerable: true }) as T & { readonly since: Date };
}
