import type { Actor, JsonObject } from '#libs/kernel';
import { replayed, type HistoryEntry, type Replayed, type Snapshot } from '#libs/workflow';
import type { Definitions } from '../definitions/definitions.js';
import type { HistoryText } from '../instance/history-hash.js';

/** One row as it stands in the database, its JSON as the exact text. */
export interface HistoryRow extends HistoryText {
  readonly hash: string;
}

/** The rows of instances `$1`, ordered; what `historyHash` takes. */
export const HISTORY = `
select h.instance_id as "instanceId", h.seq, h.event, h.taken, h.payload::text as payload, h.actor::text as actor,
  to_char(h.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, h.from_state as "fromState",
  h.to_state as "toState", h.to_value::text as "toValue", h.fired::text as fired, h.definition,
  h.definition_version as "definitionVersion", h.command, encode(h.hash, 'hex') as hash
from workflow_history h where h.instance_id = any($1::uuid[]) order by h.instance_id, h.seq`;

/** The rows of each instance, in their order. */
export function byInstance(rows: readonly HistoryRow[]): ReadonlyMap<string, readonly HistoryRow[]> {
  const histories = new Map<string, HistoryRow[]>();
  for (const row of rows) {
    const own = histories.get(row.instanceId);
    if (own) own.push(row);
    else histories.set(row.instanceId, [row]);
  }
  return histories;
}

/** One more row, applied as it was then; throws where it cannot have happened. */
export function replayRow(definitions: Definitions, so: Replayed | null, row: HistoryRow): Replayed {
  return replayed((version) => definitions.of(row.definition, version), so, entryOf(row));
}

/** Where a history leads; throws where it is empty or cannot have happened. */
export function replayRows(definitions: Definitions, rows: readonly HistoryRow[]): Replayed {
  const end = rows.reduce<Replayed | null>((so, row) => replayRow(definitions, so, row), null);
  if (!end) throw new Error('An instance without a history.');
  return end;
}

function entryOf(row: HistoryRow): HistoryEntry {
  const { event, taken, definitionVersion: version } = row;
  return {
    event,
    taken,
    version,
    at: new Date(row.at),
    // The engine alone writes history, and writes these shapes; verify has compared the hash before it comes here.
    payload: JSON.parse(row.payload) as JsonObject,
    // As above.
    by: JSON.parse(row.actor) as Actor,
    // As above.
    fired: JSON.parse(row.fired) as Snapshot['fired'],
  };
}
