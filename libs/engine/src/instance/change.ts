import { CHAIN_START, chainHash } from './history-hash.js';
import type { LoadedInstance } from './loaded-instance.js';
import type { Passage } from './passage.js';

/** The end of an instance's history: what its next row is chained to. */
export type Head = Pick<LoadedInstance, 'id' | 'shard' | 'version' | 'headHash'>;

/** A passage of one instance, ready to be written: the next row of its history. */
export interface Change {
  readonly id: string;
  readonly shard: number;
  readonly seq: number;
  /** The row's own hash; it continues the instance's chain. */
  readonly hash: string;
  readonly passage: Passage;
}

/** Puts passages, one after the other, at the end of an instance's history. */
export function changesOf(head: Head, passages: readonly Passage[]): readonly Change[] {
  const changes: Change[] = [];
  for (const passage of passages) {
    const last = changes.at(-1);
    changes.push(changeOf(last ? headAfter(last) : head, passage));
  }
  return changes;
}

/** Puts a passage at the end of an instance's history. */
export function changeOf(head: Head, passage: Passage): Change {
  const { id, shard } = head;
  const seq = head.version + 1;
  return { id, shard, seq, hash: chainHash(head.headHash, id, seq, passage.chained), passage };
}

/** The end of the history once the change is written. */
function headAfter({ id, shard, seq, hash }: Change): Head {
  return { id, shard, version: seq, headHash: hash };
}

/** The beginning of an instance that has no history yet. */
export function noHistory(id: string, shard: number): Head {
  return { id, shard, version: 0, headHash: CHAIN_START };
}

/** The instance as it stands after the change is written. */
export function instanceAfter(change: Change): LoadedInstance {
  const { decided, history, after } = change.passage;
  return { ...decided.kind, ...after, ...headAfter(change), state: history.toState, updatedAt: decided.at };
}
