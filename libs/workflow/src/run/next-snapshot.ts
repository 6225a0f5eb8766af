import type { Actor, JsonObject } from '#libs/kernel';
import type { Configuration, Move } from '../chart/configurations.js';
import type { Machine } from '../machine.js';
import type { Snapshot } from '../types.js';
import { clocksAfter } from './clocks.js';

/** An event that is taken, with what the bookkeeping needs of its circumstances. */
export interface TakenEvent {
  readonly type: string;
  readonly payload: JsonObject;
  readonly at: Date;
  readonly by: Actor;
}

export const NOTHING: Snapshot = { value: '', context: {}, since: {}, fired: {}, did: {}, clocks: {} };

/** The snapshot after a move: a function of the snapshot before, the move and the event, of nothing else. */
export function nextSnapshot(machine: Machine, before: Snapshot, move: Move, event: TakenEvent): Snapshot {
  const { remember } = machine.vocabulary.events[event.type] ?? {};
  const { at, by } = event;
  const clocks = clocksAfter(before, () => from(machine, before), move, at);
  return {
    value: move.to.value,
    context: remember ? remember(before.context, event.payload, { at, by }) : before.context,
    since: sinceAfter(before, move, at),
    fired: firedAfter(before, move, clocks),
    did: didAfter(before, event),
    clocks,
  };
}

function from(machine: Machine, { value }: Snapshot): Configuration | null {
  return value === NOTHING.value ? null : machine.configurations.of(value);
}

/** A state that stays active keeps its time; a state that is entered, even again, begins now. */
function sinceAfter({ since }: Snapshot, { to, entered }: Move, at: Date): Snapshot['since'] {
  if (entered.size === 0) return since;
  const now = at.toISOString();
  const after: Record<string, string> = {};
  for (const { path } of to.active) after[path] = entered.has(path) ? now : (since[path] ?? now);
  return after;
}

/** A deadline that took effect is remembered for as long as its state stays, or its clock goes on. */
export function firedAfter({ fired }: Snapshot, { to, entered }: Move, clocks: Snapshot['clocks']): Snapshot['fired'] {
  const names = Object.keys(fired);
  if (names.length === 0) return fired;
  const staying = to.active.filter((state) => !entered.has(state.path));
  const kept = new Set(staying.flatMap((state) => state.deadlines.map((deadline) => deadline.name)));
  for (const name in clocks) kept.add(name);
  return Object.fromEntries(Object.entries(fired).filter(([name]) => kept.has(name)));
}

function didAfter({ did }: Snapshot, { type, by }: TakenEvent): Snapshot['did'] {
  if (by.kind === 'system') return did;
  const before = did[type] ?? [];
  return before.includes(by.id) ? did : { ...did, [type]: [...before, by.id] };
}
