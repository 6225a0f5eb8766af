import type { JsonObject } from '#libs/kernel';
import type { Machine } from '../machine.js';
import type { DeadlineClock, Snapshot } from '../types.js';

/** For a deadline, the instant before which it does not fall, or null where it may again. */
export type Holds = Readonly<Record<string, string | null>>;

/**
 * The snapshot with deadlines that do not fall before an instant that people were told, whatever the calendar says now.
 * A hold goes with the state that has the deadline.
 */
export function held(machine: Machine, before: Snapshot, holds: Holds): Snapshot {
  const clocks = new Map(Object.entries(before.clocks));
  for (const [name, notBefore] of Object.entries(holds)) {
    const owner = machine.configurations
      .of(before.value)
      .active.find((state) => state.deadlines.some((deadline) => deadline.name === name));
    const since = owner && before.since[owner.path];
    if (since === undefined) continue;
    const { notBefore: _former, ...clock } = clocks.get(name) ?? { since, stops: [] };
    if (notBefore !== null) clocks.set(name, { ...clock, notBefore });
    else if (isPlain(clock, since)) clocks.delete(name);
    else clocks.set(name, clock);
  }
  return { ...before, clocks: Object.fromEntries(clocks) };
}

/** A clock that has simply run since its state was entered need not be remembered. */
function isPlain({ since, stops, stoppedAt }: DeadlineClock, entered: string): boolean {
  return since === entered && stops.length === 0 && stoppedAt === undefined;
}

/** The holds that a row of history says. */
export function holdsIn(payload: JsonObject): Holds {
  const said = payload['holds'];
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return {};
  const entries = Object.entries(said).filter(
    (entry): entry is [string, string | null] => entry[1] === null || typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}
