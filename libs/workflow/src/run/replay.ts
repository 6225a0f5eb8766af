import type { Actor, JsonObject } from '#libs/kernel';
import type { Machine } from '../machine.js';
import type { Snapshot } from '../types.js';
import { NOTHING, nextSnapshot } from './next-snapshot.js';

/** A transition as the history keeps it. */
export interface Recorded {
  readonly event: string;
  readonly payload: JsonObject;
  readonly taken: string;
  readonly at: Date;
  readonly by: Actor;
}

/** The history says something that cannot have happened under this definition. */
export class HistoryImpossible extends Error {
  override readonly name = 'HistoryImpossible';
}

/**
 * Applies a recorded transition without asking guards or permissions again, and gives exactly the snapshot that it gave
 * then; `null` is the time before the instance began. Throws `HistoryImpossible` where the state has no such transition.
 */
export function replay(machine: Machine, before: Snapshot | null, recorded: Recorded): Snapshot {
  const { event: type, taken, payload, at, by } = recorded;
  const alternative = machine.alternatives.get(taken);
  if (!alternative || alternative.event !== type)
    throw new HistoryImpossible(`There is no transition ${taken} for ${type}.`);
  const event = { type, payload, at, by };
  if (before === null) {
    if (alternative !== machine.start) throw new HistoryImpossible(`No instance begins with ${taken}.`);
    return nextSnapshot(machine, NOTHING, machine.configurations.begin(), event);
  }
  const from = machine.configurations.of(before.value);
  if (!from.handlers.get(type)?.alternatives.includes(alternative)) {
    throw new HistoryImpossible(`${taken} cannot be taken in ${from.key}.`);
  }
  return nextSnapshot(machine, before, machine.configurations.move(from, alternative), event);
}
