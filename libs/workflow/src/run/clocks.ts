import type { Configuration, Move } from '../chart/configurations.js';
import type { State } from '../machine.js';
import type { DeadlineClock, Snapshot } from '../types.js';

/**
 * The clocks after a move: a deadline begins to stand still where a state that pauses it is entered, and goes on where
 * the last of them is left, also when its own state was left meanwhile. `from` is asked only where a clock is concerned.
 */
export function clocksAfter(
  before: Snapshot,
  from: () => Configuration | null,
  move: Move,
  at: Date,
): Snapshot['clocks'] {
  if (move.entered.size === 0) return before.clocks;
  if (move.to.pauses.size === 0 && Object.keys(before.clocks).length === 0) return before.clocks;
  return clocksIn({ before, from: from(), move, now: at.toISOString() });
}

/** The same where an instance comes to stand elsewhere without an event, whether or not it enters a state. */
export function clocksIn(change: Change): Snapshot['clocks'] {
  const names = new Set([...Object.keys(change.before.clocks), ...change.move.to.pauses.keys()]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const clock = clockAfter(name, change);
      return clock === null ? [] : [[name, clock]];
    }),
  );
}

export interface Change {
  readonly before: Snapshot;
  readonly from: Configuration | null;
  readonly move: Move;
  readonly now: string;
}

function clockAfter(name: string, change: Change): DeadlineClock | null {
  const { before, from, move, now } = change;
  const clock = before.clocks[name];
  const stoppedAt = clock?.stoppedAt;
  const owner = stateWith(move.to, name);
  const stays = owner !== undefined && !move.entered.has(owner.path);
  if (move.to.pauses.has(name)) return stoppedAt === undefined ? stopped(name, change, owner) : (clock ?? null);
  if (owner === undefined) return null;
  if (clock === undefined || stoppedAt === undefined) return stays ? (clock ?? null) : null;
  if (from?.pauses.get(name) === 'anew') return { since: now, stops: [] };
  const { stoppedAt: _over, ...gone } = clock;
  return { ...gone, stops: [...clock.stops, { from: stoppedAt, until: now }] };
}

/** The clock as it stops now; null where none was running. */
function stopped(name: string, change: Change, owner: State | undefined): DeadlineClock | null {
  const { before, from, move, now } = change;
  if (owner && move.entered.has(owner.path)) return { since: now, stops: [], stoppedAt: now };
  const left = owner ?? (from === null ? undefined : stateWith(from, name));
  const since = left && before.since[left.path];
  const running = before.clocks[name] ?? (since === undefined ? null : { since, stops: [] });
  return running && { ...running, stoppedAt: now };
}

function stateWith({ active }: Configuration, deadline: string): State | undefined {
  return active.find((state) => state.deadlines.some(({ name }) => name === deadline));
}
