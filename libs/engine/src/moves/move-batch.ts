import { Injectable } from '@nestjs/common';
import type { Actor, JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { HISTORY_KINDS, moved, type Snapshot } from '#libs/workflow';
import { byInstance, HISTORY, replayRows, type HistoryRow } from '../audit/recorded-history.js';
import { Definitions } from '../definitions/definitions.js';
import { RulesOfCalls, type CallRules } from '../instance/call-rules.js';
import { changeOf, type Change } from '../instance/change.js';
import { INSTANCE_COLUMNS, snapshotOf } from '../instance/loaded-instance.js';
import { AT, type LockedRow } from '../instance/locked-row.js';
import { passageBeside } from '../instance/passage-beside.js';
import { writeChanges } from '../instance/write-changes.js';
import type { Move } from './moves.js';

/** One batch of a move, in one transaction. */
export interface Batch {
  readonly moved: number;
  /** Where the next batch begins; null after the last. */
  readonly next: string | null;
}

/**
 * Brings the next files of a confirmed move to the other version, or back: state, history row and timers with one
 * statement. Files that are there already are passed over, so that a batch may be repeated.
 */
@Injectable()
export class MoveBatch {
  constructor(
    private readonly definitions: Definitions,
    private readonly rules: RulesOfCalls,
  ) {}

  /** Up to `limit` files, in the order of their ids from `after` on. */
  async next(tx: Tx, move: Move, after: string, limit: number): Promise<Batch> {
    const which = [move.definition, move.fromVersion, after, limit];
    const rows: LockedRow[] = await (move.undoes === null
      ? tx.query(NEXT, which)
      : tx.query(NEXT_UNDONE, [...which, move.undoes]));
    const snapshots = move.undoes === null ? this.moved(move, rows) : await this.before(tx, rows);
    const rulesOf = await this.rules.ofAll(tx, rows);
    const changes = rows.flatMap((row) => {
      const snapshot = snapshots.get(row.id);
      return snapshot ? [this.changeOf(move, row, { snapshot, rules: rulesOf(row.callId) })] : [];
    });
    await writeChanges(tx, changes);
    return { moved: changes.length, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
  }

  /** Files that have ended, or got where there is no place for them meanwhile, are not among the answers. */
  private moved(move: Move, rows: readonly LockedRow[]): ReadonlyMap<string, Snapshot> {
    const from = this.definitions.of(move.definition, move.fromVersion);
    const to = this.definitions.of(move.definition, move.toVersion);
    return new Map(
      rows.flatMap((row) => {
        const result = moved({ from, to }, snapshotOf(row), row.at);
        return result.kind === 'moves' ? [[row.id, result.snapshot]] : [];
      }),
    );
  }

  /** As they were before the change of the version, which their histories say. */
  private async before(tx: Tx, rows: readonly LockedRow[]): Promise<ReadonlyMap<string, Snapshot>> {
    const history: HistoryRow[] = await tx.query(HISTORY, [rows.map(({ id }) => id)]);
    const own = byInstance(history);
    return new Map(
      rows.flatMap((row) => {
        const { before } = replayRows(this.definitions, own.get(row.id) ?? []);
        // What a change of the version never touches is the very same, and need not be written again.
        return before ? [[row.id, { ...before.snapshot, context: row.context, did: row.did }]] : [];
      }),
    );
  }

  private changeOf(
    move: Move,
    row: LockedRow,
    { snapshot, rules }: { readonly snapshot: Snapshot; readonly rules: CallRules },
  ): Change {
    const passage = passageBeside(row, {
      machine: this.definitions.of(move.definition, move.toVersion),
      rules,
      snapshot,
      event: move.undoes === null ? HISTORY_KINDS.definitionChanged : HISTORY_KINDS.definitionChangeUndone,
      payload: payloadOf(move),
      by: confirmedBy(move),
      command: null,
    });
    return changeOf(row, passage);
  }
}

function payloadOf({ id, undoes, fromVersion, toVersion, reason, requestedBy }: Move): JsonObject {
  return { move: undoes ?? id, from: fromVersion, to: toVersion, reason, requestedBy };
}

function confirmedBy({ id, confirmedBy: person }: Move): Actor {
  if (person === null) throw new Error(`The move ${id} was not confirmed.`);
  return { kind: 'person', id: person, roles: ['operator'] };
}

const NEXT = `
select ${INSTANCE_COLUMNS}, ${AT} from workflow_instance i
where i.definition = $1 and i.definition_version = $2 and i.id > $3
order by i.id limit $4 for update`;

/**
 * Files to which nothing has happened since: the change of the version is the newest row of their history. The limit keeps
 * the planner on the index, where it would otherwise join with the whole history for each batch.
 */
const NEXT_UNDONE = `
select ${INSTANCE_COLUMNS}, ${AT} from workflow_instance i
join lateral (
  select h.event, h.payload from workflow_history h where h.instance_id = i.id and h.seq = i.version limit 1
) h on true
where i.definition = $1 and i.definition_version = $2 and i.id > $3
  and h.event = '${HISTORY_KINDS.definitionChanged}' and h.payload->>'move' = $5
order by i.id limit $4 for update of i`;
