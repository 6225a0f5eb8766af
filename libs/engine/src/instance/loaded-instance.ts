import type { JsonObject } from '#libs/kernel';
import type { Snapshot, StateValue } from '#libs/workflow';

/** The columns of `workflow_instance` that a transition needs, in the order every statement selects them. */
export const INSTANCE_COLUMNS = `i.id, i.subject, i.definition, i.definition_version as "definitionVersion",
  i.call_id as "callId", i.shard, i.state, i.version, i.value, i.context, i.since, i.fired, i.did, i.clocks,
  encode(i.head_hash, 'hex') as "headHash", i.updated_at as "updatedAt",
  i.fires_at as "firesAt", i.told_until as "toldUntil"`;

/** An instance as it stands in the database. */
export interface LoadedInstance {
  readonly id: string;
  readonly subject: string;
  readonly definition: string;
  readonly definitionVersion: number;
  readonly callId: string;
  readonly shard: number;
  /** Paths of the active atomic states, joined by blanks. */
  readonly state: string;
  readonly version: number;
  readonly value: StateValue;
  readonly context: JsonObject;
  readonly since: Readonly<Record<string, string>>;
  readonly fired: Readonly<Record<string, string>>;
  readonly did: Readonly<Record<string, readonly string[]>>;
  readonly clocks: Snapshot['clocks'];
  /** Hash of the newest history row, in hexadecimal. */
  readonly headHash: string;
  readonly updatedAt: Date;
  /** When something falls due next; null when nothing does. Like `toldUntil` no part of the state: it follows from it. */
  readonly firesAt: Date | null;
  /** Up to where reminders have been told. */
  readonly toldUntil: Date;
}

/** What the core sees of an instance. */
export function snapshotOf(instance: Snapshot): Snapshot {
  const { value, context, since, fired, did, clocks } = instance;
  return { value, context, since, fired, did, clocks };
}

/** The active atomic states of a value, by their paths from the root, in document order of the value. */
export function statePaths(value: StateValue, parent = ''): readonly string[] {
  if (typeof value === 'string') return [parent + value];
  return Object.entries(value).flatMap(([name, inner]) => statePaths(inner, `${parent}${name}.`));
}

/** The state as the database shows it: atomic paths joined by blanks. */
export function stateText(value: StateValue): string {
  return statePaths(value).join(' ');
}

/** Timers of instances with the same last hex digits are swept together; 16 shards, stored with the instance. */
export function shardOf(id: string): number {
  return Number.parseInt(id.slice(-1), 16);
}
