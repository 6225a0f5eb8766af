import { deadlinesAmong, type Schedule } from '../timers/schedule.js';
import type { Change } from './change.js';
import type { Passage } from './passage.js';

export interface Shapes {
  /** A JSON array of the distinct passages, each with its number `n`. */
  readonly shapes: string;
  /** The passage of each change, in the order given. */
  readonly indexes: readonly number[];
}

/**
 * What the changes of a batch have in common is sent once. When a deadline falls due for thousands of files, they take
 * the same passage, and only id, version and hash differ from row to row.
 */
export function shapesOf(changes: readonly Change[]): Shapes {
  const known = new Map<Passage, number>();
  const indexes = changes.map(({ passage }) => {
    const before = known.get(passage);
    if (before !== undefined) return before;
    known.set(passage, known.size);
    return known.size - 1;
  });
  return { shapes: `[${[...known].map(([passage, n]) => shapeText(n, passage)).join()}]`, indexes };
}

/** Put together as text, so that the JSON columns are stored as the very text that was hashed. */
function shapeText(n: number, { decided, history, after }: Passage): string {
  const { kind, before, timers } = decided;
  const schedule: Schedule = {
    fires_at: after.firesAt,
    fired_at: before?.firesAt ?? null,
    told_until: after.toldUntil,
    deadlines: deadlinesAmong(timers),
  };
  const plain = JSON.stringify({
    n,
    subject: kind.subject,
    call_id: kind.callId,
    state: history.toState,
    from_state: history.fromState,
    event: history.event,
    taken: history.taken,
    at: history.at,
    definition: history.definition,
    definition_version: history.definitionVersion,
    command: history.command,
    // What stays as it was is not sent again: it is the larger part of what an instance remembers.
    context: after.context === before?.context ? null : after.context,
    since: after.since === before?.since ? null : after.since,
    did: after.did === before?.did ? null : after.did,
    clocks: after.clocks === before?.clocks ? null : after.clocks,
    ...schedule,
  });
  return (
    `${plain.slice(0, -1)},"payload":${history.payload},"actor":${history.actor},"value":${history.toValue},` +
    `"fired":${history.fired}}`
  );
}
