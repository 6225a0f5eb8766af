import { correlation, type Tx } from '#libs/platform';
import type { Change } from './change.js';
import { ADVANCE, START } from './write-changes.sql.js';
import { shapesOf } from './shapes.js';
import { tellTransitions } from './transitions.js';

/** An instance was changed by somebody else between its lock and the write; the transaction must not commit. */
export class LostLock extends Error {
  override readonly name = 'LostLock';
}

/**
 * Writes transitions of distinct instances with one statement for all: state, history, timers and outbox. Throws
 * `LostLock` unless every one of them was written.
 */
export async function writeChanges(tx: Tx, changes: readonly Change[]): Promise<void> {
  const [first] = changes;
  if (!first) return;
  const { shapes, indexes } = shapesOf(changes);
  const [answer]: { count: string }[] = await tx.query(first.seq === 1 ? START : ADVANCE, [
    shapes,
    changes.map(({ id }) => id).join(),
    changes.map(({ seq }) => seq).join(),
    changes.map(({ shard }) => shard).join(),
    indexes.join(),
    changes.map(({ hash }) => hash).join(),
    JSON.stringify(changes.flatMap(orders)),
    correlation(),
  ]);
  if (Number(answer?.count) !== changes.length) {
    throw new LostLock(`${changes.length} transitions, ${answer?.count} written.`);
  }
  tellTransitions(tx, changes);
}

/** What a transition asks for, as rows of the outbox. */
function orders({ id, seq, passage: { decided, history } }: Change): object[] {
  return decided.step.effects.map((effect, ordinal) => ({
    id: `${id}.${seq}.${ordinal}`,
    name: effect.name,
    instance_id: id,
    call_id: decided.kind.callId,
    subject: decided.kind.subject,
    payload: effect.payload,
    at: history.at,
  }));
}
