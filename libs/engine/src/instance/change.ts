import type { Actor, JsonObject } from '#libs/kernel';
import type { Effect, Snapshot, Step, Timer } from '#libs/workflow';
import { nextFiring } from '../timers/agenda.js';
import { CHAIN_START, historyHash, type HistoryText } from './history-hash.js';
import { stateText, type LoadedInstance } from './loaded-instance.js';

/** What identifies an instance and never changes. */
export type InstanceIdentity = Pick<
  LoadedInstance,
  'id' | 'subject' | 'definition' | 'definitionVersion' | 'callId' | 'shard'
>;

/** One transition, ready to be written: the step, who took it, and the timers of the state it leads to. */
export interface Change {
  readonly instance: InstanceIdentity;
  /** Null for the first transition of an instance. */
  readonly before: LoadedInstance | null;
  readonly step: Pick<Step, 'snapshot' | 'taken'> & { readonly effects: readonly Effect[] };
  readonly event: string;
  readonly payload: JsonObject;
  readonly by: Actor;
  readonly at: Date;
  /** The idempotency key of the command that asked for it. */
  readonly command: string | null;
  readonly timers: readonly Timer[];
  /** How long after a deadline its closing transition waits for requests that arrived in time. */
  readonly settleMs: number;
  /** Up to where reminders have been told. */
  readonly toldUntil: Date;
}

/** A change in the texts that are hashed and stored. */
export interface WrittenChange {
  readonly change: Change;
  readonly history: HistoryText;
  readonly hash: string;
  readonly firesAt: Date | null;
}

/** Puts a change into its stored form; the hash continues the instance's chain. */
export function written(change: Change): WrittenChange {
  const { before, step, instance } = change;
  const { value, fired }: Snapshot = step.snapshot;
  const history: HistoryText = {
    instanceId: instance.id,
    seq: (before?.version ?? 0) + 1,
    event: change.event,
    taken: step.taken,
    payload: JSON.stringify(change.payload),
    actor: JSON.stringify(change.by),
    at: change.at.toISOString(),
    fromState: before?.state ?? '',
    toState: stateText(value),
    toValue: JSON.stringify(value),
    fired: JSON.stringify(fired),
    definition: instance.definition,
    definitionVersion: instance.definitionVersion,
    command: change.command,
  };
  const hash = historyHash(before?.headHash ?? CHAIN_START, history);
  return { change, history, hash, firesAt: nextFiring(change) };
}

/** The instance as it stands after the change is written. */
export function instanceAfter({ change, history, hash, firesAt }: WrittenChange): LoadedInstance {
  const { instance, step, toldUntil } = change;
  return {
    ...instance,
    ...step.snapshot,
    // The core's context is JSON by contract; its type is the vocabulary's.
    context: step.snapshot.context,
    state: history.toState,
    version: history.seq,
    headHash: hash,
    updatedAt: change.at,
    firesAt,
    toldUntil,
  };
}
