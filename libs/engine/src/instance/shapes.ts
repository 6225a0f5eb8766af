import { timersToArm } from '../timers/timers-to-arm.js';
import type { WrittenChange } from './change.js';

export interface Shapes {
  /** A JSON array of the distinct shapes, each with its number `n`. */
  readonly shapes: string;
  /** The shape of each change, in the order given. */
  readonly indexes: readonly number[];
}

/**
 * What the changes of a batch have in common is sent once. When a deadline falls due for thousands of files, they all
 * take the same transition at the same instant, and only id, version and hash differ from row to row.
 */
export function shapesOf(rows: readonly WrittenChange[]): Shapes {
  const known = new Map<string, number>();
  const indexes = rows.map((row) => {
    const shape = shapeOf(row);
    const index = known.get(shape) ?? known.size;
    known.set(shape, index);
    return index;
  });
  const shapes = [...known].map(([shape, n]) => `{"n":${n},${shape}`);
  return { shapes: `[${shapes.join(',')}]`, indexes };
}

/** Put together as text, so that the JSON columns are stored as the very text that was hashed. Begins after the brace. */
function shapeOf({ change, history }: WrittenChange): string {
  const { instance, timers, step } = change;
  const plain = JSON.stringify({
    subject: instance.subject,
    call_id: instance.callId,
    state: history.toState,
    from_state: history.fromState,
    event: history.event,
    taken: history.taken,
    at: history.at,
    definition: history.definition,
    definition_version: history.definitionVersion,
    command: history.command,
    keep: timers.map((timer) => timer.name),
    timers: timersToArm(change),
    since: step.snapshot.since,
  });
  return (
    `${plain.slice(1, -1)},"payload":${history.payload},"actor":${history.actor},"value":${history.toValue},` +
    `"fired":${history.fired}}`
  );
}
