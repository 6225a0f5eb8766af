import { deadlinesAmong, type Schedule } from '../timers/schedule.js';
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
  const shapes: string[] = [];
  const indexes = rows.map((row) => {
    const key = keyOf(row);
    const before = known.get(key);
    if (before !== undefined) return before;
    const n = shapes.length;
    known.set(key, n);
    shapes.push(shapeText(n, row));
    return n;
  });
  return { shapes: `[${shapes.join(',')}]`, indexes };
}

/** The same for rows of the same shape. It is asked for each row, and the shape's text only once: it is the cheaper one. */
function keyOf({ change, history, firesAt }: WrittenChange): string {
  const { instance, before, timers, step, toldUntil } = change;
  let key =
    `${history.definition} ${history.definitionVersion} ${instance.callId} ${history.event} ${history.taken} ` +
    `${history.fromState}>${history.toState} ${history.at} ${history.fired} ${history.payload} ${history.actor} ` +
    `${history.command} ${toldUntil.getTime()} ${firesAt?.getTime()} ${before?.firesAt?.getTime()}`;
  for (const state in step.snapshot.since) key += ` ${state} ${step.snapshot.since[state]}`;
  for (const { name, at } of timers) key += ` ${name} ${at.getTime()}`;
  return key;
}

/** Put together as text, so that the JSON columns are stored as the very text that was hashed. */
function shapeText(n: number, { change, history, firesAt }: WrittenChange): string {
  const { instance, before, timers, step, toldUntil } = change;
  const schedule: Schedule = {
    fires_at: firesAt,
    fired_at: before?.firesAt ?? null,
    told_until: toldUntil,
    deadlines: deadlinesAmong(timers),
  };
  const plain = JSON.stringify({
    n,
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
    since: step.snapshot.since,
    ...schedule,
  });
  return (
    `${plain.slice(0, -1)},"payload":${history.payload},"actor":${history.actor},"value":${history.toValue},` +
    `"fired":${history.fired}}`
  );
}
