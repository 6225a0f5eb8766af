import type { Tx } from '#libs/platform';
import type { WrittenChange } from './change.js';
import { ADVANCE, START } from './write-changes.sql.js';
import { shapesOf } from './shapes.js';

/** An instance was changed by somebody else between its lock and the write; the transaction must not commit. */
export class LostLock extends Error {
  override readonly name = 'LostLock';
}

/**
 * Writes transitions of distinct instances with one statement for all: state, history, timers and outbox. Throws
 * `LostLock` unless every one of them was written.
 */
export async function writeChanges(tx: Tx, rows: readonly WrittenChange[]): Promise<void> {
  if (rows.length === 0) return;
  const { shapes, indexes } = shapesOf(rows);
  const isStart = rows[0]?.change.before === null;
  const [answer]: { count: string }[] = await tx.query(isStart ? START : ADVANCE, [
    shapes,
    rows.map(({ history }) => history.instanceId).join(),
    rows.map(({ history }) => history.seq).join(),
    rows.map(({ change }) => change.instance.shard).join(),
    indexes.join(),
    rows.map(({ hash }) => hash).join(),
    `[${rows.flatMap(memory).join()}]`,
    JSON.stringify(rows.flatMap(orders)),
  ]);
  if (Number(answer?.count) !== rows.length) {
    throw new LostLock(`${rows.length} transitions, ${answer?.count} written.`);
  }
}

/** What an instance remembers is the larger part of it and seldom changes: it is sent only then. */
function memory({ change: { instance, before, step } }: WrittenChange): readonly string[] {
  const { context, did } = step.snapshot;
  const parts = [`"id":"${instance.id}"`];
  if (before?.context !== context) parts.push(`"context":${JSON.stringify(context)}`);
  if (before?.did !== did) parts.push(`"did":${JSON.stringify(did)}`);
  return parts.length === 1 ? [] : [`{${parts.join()}}`];
}

function orders({ change, history }: WrittenChange): object[] {
  return change.step.effects.map((effect, ordinal) => ({
    id: `${history.instanceId}.${history.seq}.${ordinal}`,
    name: effect.name,
    instance_id: history.instanceId,
    call_id: change.instance.callId,
    subject: change.instance.subject,
    payload: effect.payload,
    at: history.at,
  }));
}
