import type { Tx } from '#libs/platform';
import { InstanceNotFound } from './errors.js';
import { INSTANCE_COLUMNS, type LoadedInstance } from './loaded-instance.js';

/** An instance that is locked, and the instant at which something happens to it, in database time. */
export interface LockedRow extends LoadedInstance {
  readonly at: Date;
}

/** Business time of the statement, as precise as history keeps it. */
export const NOW = `date_trunc('milliseconds', clock_timestamp() + minha_clock_offset())`;

/**
 * The instant at which something happens to an instance of a batch, the same for all. The time may have been read before
 * a lock was granted; history never goes back.
 */
export const AT = `greatest(i.updated_at, (select ${NOW})) as at`;

/** Locks an instance until the transaction ends; throws `InstanceNotFound`. */
export async function lockRow(tx: Tx, id: string): Promise<LockedRow> {
  const [row]: LockedRow[] = await tx.query(
    `select ${INSTANCE_COLUMNS}, greatest(i.updated_at, ${NOW}) as at from workflow_instance i where i.id = $1 for update`,
    [id],
  );
  if (!row) throw new InstanceNotFound(`There is no instance ${id}.`, { id });
  return row;
}
