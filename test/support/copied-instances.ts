/** Whoever takes statements of one transaction. */
interface Transaction {
  query(sql: string, parameters: readonly unknown[]): Promise<unknown>;
}

export interface Copies {
  /** Id of the instance that is copied. */
  readonly first: string;
  /** A from-item in SQL whose rows are `x` and have an `id`. */
  readonly rows: string;
  /** Values of what the rows ask for, from `$2` on. */
  readonly values?: readonly unknown[];
  /** Columns in which the copies differ from the first one `i`, each an expression in SQL. */
  readonly own?: Readonly<Partial<Record<(typeof KEPT)[number], string>>>;
}

/** Ids that are the only value. */
export const IDS = 'unnest($2::uuid[]) as x(id)';

const KEPT = [
  'state',
  'version',
  'value',
  'context',
  'since',
  'fired',
  'did',
  'clocks',
  'head_hash',
  'created_at',
  'updated_at',
  'fires_at',
  'told_until',
  'deadlines',
] as const;

/**
 * Copies an instance that the engine has made, with its history and its timer, under other ids: thousands in a second.
 * The hashes of the copies are the first one's, so that `verify` would name them.
 */
export async function copyInstances(tx: Transaction, { first, rows, values = [], own = {} }: Copies): Promise<void> {
  const kept = KEPT.map((column) => own[column] ?? `i.${column}`);
  // It compares hashes.
  await tx.query('alter table workflow_instance disable trigger instance_begins_with_history', []);
  await tx.query(
    `with copies as materialized (select x.* from ${rows}), told as (
       insert into workflow_history (instance_id, seq, event, taken, payload, actor, at, from_state, to_state, to_value,
         fired, definition, definition_version, command, hash)
       select x.id, h.seq, h.event, h.taken, h.payload, h.actor, h.at, h.from_state, h.to_state, h.to_value, h.fired,
         h.definition, h.definition_version, h.command, h.hash
       from copies x cross join workflow_history h where h.instance_id = $1
     ), begun as (
       insert into workflow_instance (id, subject, definition, definition_version, call_id, shard, ${KEPT.join()})
       select x.id, i.subject, i.definition, i.definition_version, i.call_id,
         ('x' || right(x.id::text, 1))::bit(4)::int, ${kept.join()}
       from copies x cross join workflow_instance i where i.id = $1
       returning id, shard, fires_at
     )
     insert into workflow_timer (shard, fires_at, instance_id)
     select b.shard, b.fires_at, b.id from begun b where b.fires_at is not null`,
    [first, ...values],
  );
  await tx.query('alter table workflow_instance enable trigger instance_begins_with_history', []);
}
