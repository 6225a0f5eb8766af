import type { Actor, JsonObject } from '#libs/kernel';
import type { Machine, Snapshot, Step, Timer } from '#libs/workflow';
import { nextFiring } from '../timers/agenda.js';
import { chainedText, type HistoryText } from './history-hash.js';
import { stateText, type LoadedInstance } from './loaded-instance.js';

/** What an instance is an instance of; never changes. */
export type InstanceKind = Pick<LoadedInstance, 'subject' | 'definition' | 'definitionVersion' | 'callId'>;

/** What an instance of a call is that runs on that definition. */
export function kindUnder({ subject, id, version }: Machine, callId: string): InstanceKind {
  return { subject, definition: id, definitionVersion: version, callId };
}

/** Where an instance stands: everything that a decision about it may depend on. */
export interface Place extends Snapshot {
  readonly firesAt: Date | null;
  /** Up to where reminders have been told. */
  readonly toldUntil: Date;
}

/** A transition as it was decided: where from, where to, on what occasion. */
export interface Decided {
  readonly kind: InstanceKind;
  /** Null for the first transition of an instance. */
  readonly before: Place | null;
  readonly step: Step;
  readonly event: string;
  readonly payload: JsonObject;
  readonly by: Actor;
  readonly at: Date;
  /** The idempotency key of the command that asked for it. */
  readonly command: string | null;
  /** The timers of the state it leads to. */
  readonly timers: readonly Timer[];
  /** How long after a deadline its closing transition waits for requests that arrived in time. */
  readonly settleMs: number;
  /** Up to where reminders have been told. */
  readonly toldUntil: Date;
}

/** A transition without the instance that takes it, in the texts that are hashed and stored: the same for all alike. */
export interface Passage {
  readonly decided: Decided;
  readonly history: Omit<HistoryText, 'instanceId' | 'seq'>;
  /** What a row of history says of the passage, as its hash takes it in. */
  readonly chained: string;
  /** Where an instance stands after it. */
  readonly after: Place;
}

export function passageOf(decided: Decided): Passage {
  const { kind, before, step, toldUntil } = decided;
  const { value, fired } = step.snapshot;
  const history = {
    event: decided.event,
    taken: step.taken,
    payload: JSON.stringify(decided.payload),
    actor: JSON.stringify(decided.by),
    at: decided.at.toISOString(),
    fromState: before ? stateText(before.value) : '',
    toState: stateText(value),
    toValue: JSON.stringify(value),
    fired: JSON.stringify(fired),
    definition: kind.definition,
    definitionVersion: kind.definitionVersion,
    command: decided.command,
  };
  const firesAt = nextFiring(decided, decided, decided.at);
  return { decided, history, chained: chainedText(history), after: { ...step.snapshot, firesAt, toldUntil } };
}
