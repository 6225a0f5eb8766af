import type { Actor, JsonObject } from '#libs/kernel';
import type { Machine } from '../machine.js';
import { HistoryImpossible, replay } from '../run/replay.js';
import type { Snapshot } from '../types.js';
import { corrected } from './correct.js';
import { held, holdsIn } from './hold.js';
import { moved } from './move.js';

/** What a history says besides the events of its procedure, by the name of the row. */
export const HISTORY_KINDS = {
  /** The instance goes on under another version of its definition. */
  definitionChanged: 'definitionChanged',
  /** The change of the version was taken back, before anything else happened. */
  definitionChangeUndone: 'definitionChangeUndone',
  /** Two people put the instance into another state. */
  stateCorrected: 'stateCorrected',
  /** The calendar says other instants than before. */
  deadlinesRecomputed: 'deadlinesRecomputed',
} as const;

/** A row of a history: a transition, or one of the engine's own kinds with an empty `taken`. */
export interface HistoryEntry {
  readonly event: string;
  readonly payload: JsonObject;
  readonly taken: string;
  readonly at: Date;
  readonly by: Actor;
  readonly version: number;
  /** The deadlines that had taken effect after it; when which did is a question of the clock and not replayed. */
  readonly fired: Snapshot['fired'];
}

/** How far a history has been replayed. */
export interface Replayed {
  readonly snapshot: Snapshot;
  readonly version: number;
  /** As it was before the newest row; null at the beginning. */
  readonly before: Replayed | null;
}

/**
 * One more row of a history, applied without asking anybody again. `machineOf` gives the definition by its version.
 * Throws `HistoryImpossible` where the row cannot have followed.
 */
export function replayed(machineOf: MachineOf, so: Replayed | null, entry: HistoryEntry): Replayed {
  const snapshot = { ...snapshotAfter(machineOf, so, entry), fired: entry.fired };
  return { snapshot, version: entry.version, before: so && { ...so, before: null } };
}

type MachineOf = (version: number) => Machine;

function snapshotAfter(machineOf: MachineOf, so: Replayed | null, entry: HistoryEntry): Snapshot {
  const { event, version, taken, at, payload } = entry;
  if (so !== null && so.version !== version && !CHANGES_VERSION.includes(event)) {
    throw new HistoryImpossible(`${event} is of version ${version}, and nothing led there from ${so.version}.`);
  }
  if (taken !== '') return replay(machineOf(version), so?.snapshot ?? null, entry);
  if (so === null) throw new HistoryImpossible(`No history begins with ${event}.`);
  if (event === HISTORY_KINDS.definitionChanged) return movedBy(machineOf, so, entry);
  if (event === HISTORY_KINDS.definitionChangeUndone) return undone(so, entry);
  if (event === HISTORY_KINDS.stateCorrected)
    return corrected(machineOf(version), so.snapshot, textOf(payload, 'to'), at);
  if (event === HISTORY_KINDS.deadlinesRecomputed) return held(machineOf(version), so.snapshot, holdsIn(payload));
  return so.snapshot;
}

const CHANGES_VERSION: readonly string[] = [HISTORY_KINDS.definitionChanged, HISTORY_KINDS.definitionChangeUndone];

function movedBy(machineOf: MachineOf, so: Replayed, { version, at }: HistoryEntry): Snapshot {
  const move = moved({ from: machineOf(so.version), to: machineOf(version) }, so.snapshot, at);
  if (move.kind === 'moves') return move.snapshot;
  const why = move.kind === 'hasEnded' ? 'It had ended' : `There is no place for ${move.states.join(' ')}`;
  throw new HistoryImpossible(`${why}: it did not go to version ${version}.`);
}

function undone({ before }: Replayed, { version }: HistoryEntry): Snapshot {
  if (before?.version === version) return before.snapshot;
  throw new HistoryImpossible(`There is no change from version ${version} right before to take back.`);
}

function textOf(payload: JsonObject, name: string): string {
  const text = payload[name];
  if (typeof text === 'string') return text;
  throw new HistoryImpossible(`The row does not say "${name}".`);
}
