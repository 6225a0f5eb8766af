import type { Calendar } from '#libs/kernel';
import type { Machine } from '../machine.js';
import { deadlinesOf } from '../run/deadlines.js';
import type { Snapshot, Timer } from '../types.js';
import { held, type Holds } from './hold.js';

/** A deadline whose instant is another one than people were told. */
export interface InstantChange {
  readonly deadline: string;
  readonly from: Date;
  readonly to: Date;
  readonly for: Timer['to'];
}

/** What a calendar that changed makes of the deadlines of one instance. */
export interface Recomputed {
  readonly later: readonly InstantChange[];
  /** These take time away: they wait until a person has said so. */
  readonly earlier: readonly InstantChange[];
}

/** The deadlines of a state that fall at another instant than `told`, as today's calendar says; holds are looked through. */
export function recomputed(
  machine: Machine,
  snapshot: Snapshot,
  told: ReadonlyMap<string, Date>,
  calendar: Calendar,
): Recomputed {
  const now = deadlinesOf(machine, released(machine, snapshot), calendar).filter(({ kind }) => kind === 'deadline');
  const changes = now.flatMap(({ name, at, to }): InstantChange[] => {
    const from = told.get(name);
    return from === undefined ? [] : [{ deadline: name, from, to: at, for: to }];
  });
  return {
    later: changes.filter(({ from, to }) => to > from),
    earlier: changes.filter(({ from, to }) => to < from),
  };
}

/** The holds that keep deadlines where people were told, or let them go. */
export function holdsFor(changes: readonly InstantChange[], what: 'hold' | 'release'): Holds {
  return Object.fromEntries(
    changes.map(({ deadline, from }) => [deadline, what === 'hold' ? from.toISOString() : null]),
  );
}

function released(machine: Machine, snapshot: Snapshot): Snapshot {
  const names = Object.entries(snapshot.clocks).flatMap(([name, { notBefore }]) =>
    notBefore === undefined ? [] : [name],
  );
  return names.length === 0 ? snapshot : held(machine, snapshot, Object.fromEntries(names.map((name) => [name, null])));
}
