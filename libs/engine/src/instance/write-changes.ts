import type { Tx } from '#libs/platform';
import { instanceAfter, written, type Change, type WrittenChange } from './change.js';
import type { LoadedInstance } from './loaded-instance.js';
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
export async function writeChanges(tx: Tx, changes: readonly Change[]): Promise<readonly LoadedInstance[]> {
  if (changes.length === 0) return [];
  const rows = changes.map(written);
  const { shapes, indexes } = shapesOf(rows);
  const isStart = changes[0]?.before === null;
  const [answer]: { count: string }[] = await tx.query(isStart ? START : ADVANCE, [
    rows.map(({ history }) => history.instanceId),
    rows.map(({ history }) => history.seq),
    changes.map(({ instance }) => instance.shard),
    indexes,
    rows.map(({ hash }) => hash),
    changes.map(changedContext),
    changes.map(changedDid),
    shapes,
    JSON.stringify(rows.flatMap(orders)),
  ]);
  if (Number(answer?.count) !== changes.length) {
    throw new LostLock(`${changes.length} transitions, ${answer?.count} written.`);
  }
  return rows.map(instanceAfter);
}

/** What an instance remembers is the larger part of it and seldom changes: it is sent only then. */
function changedContext({ before, step }: Change): string | null {
  return before?.context === step.snapshot.context ? null : JSON.stringify(step.snapshot.context);
}

function changedDid({ before, step }: Change): string | null {
  return before?.did === step.snapshot.did ? null : JSON.stringify(step.snapshot.did);
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
