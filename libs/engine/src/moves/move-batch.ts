import { Injectable } from '@nestjs/common';
import type { Actor, JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { deadlinesOf, HISTORY_KINDS, moved, type Machine, type Snapshot } from '#libs/workflow';
import { byInstance, HISTORY, replayRows, type HistoryRow } from '../audit/recorded-history.js';
import { Definitions } from '../definitions/definitions.js';
import { RulesOfCalls } from '../instance/call-rules.js';
import { changeOf, type Change } from '../instance/change.js';
import { INSTANCE_COLUMNS, snapshotOf, type LoadedInstance } from '../instance/loaded-instance.js';
import { kindOf, passageOf } from '../instance/passage.js';
import { writeChanges } from '../instance/write-changes.js';
import { toldUntilAfter } from '../timers/agenda.js';
import type { Move } from './moves.js';

/** One batch of a move, in one transaction. */
export interface Batch {
  readonly moved: number;
  /** Where the next batch begins; null after the last. */
  readonly next: string | null;
}

/** Larger batches are no faster and keep others waiting for their files; see docs/architecture.md. */
const BATCH = 300;

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

  async next(tx: Tx, move: Move, after: string): Promise<Batch> {
    const which = [move.definition, move.fromVersion, after];
    const rows: Found[] = await (move.undoes === null
      ? tx.query(NEXT, which)
      : tx.query(NEXT_UNDONE, [...which, move.undoes]));
    const snapshots = move.undoes === null ? this.moved(move, rows) : await this.before(tx, rows);
    const changes: Change[] = [];
    for (const row of rows) {
      const snapshot = snapshots.get(row.id);
      if (snapshot) changes.push(await this.changeOf(tx, move, row, snapshot));
    }
    await writeChanges(tx, changes);
    return { moved: changes.length, next: rows.length < BATCH ? null : (rows.at(-1)?.id ?? null) };
  }

  /** Files that have ended, or got where there is no place for them meanwhile, are not among the answers. */
  private moved(move: Move, rows: readonly Found[]): ReadonlyMap<string, Snapshot> {
    const from = this.definitions.of(move.definition, move.fromVersion);
    const to = this.definitions.of(move.definition, move.toVersion);
    return new Map(
      rows.flatMap((row) => {
        const result = moved({ from, to }, snapshotOf(row), instantOf(row));
        return result.kind === 'moves' ? [[row.id, result.snapshot]] : [];
      }),
    );
  }

  /** As they were before the change of the version, which their histories say. */
  private async before(tx: Tx, rows: readonly Found[]): Promise<ReadonlyMap<string, Snapshot>> {
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

  private async changeOf(tx: Tx, move: Move, row: Found, snapshot: Snapshot): Promise<Change> {
    const { calendar, settleMs } = await this.rules.of(tx, row.callId);
    const machine: Machine = this.definitions.of(move.definition, move.toVersion);
    const { now: _now, ...instance } = row;
    const at = instantOf(row);
    const passage = passageOf({
      kind: { ...kindOf(instance), definitionVersion: move.toVersion },
      before: instance,
      step: { snapshot, taken: '', effects: [] },
      event: move.undoes === null ? HISTORY_KINDS.definitionChanged : HISTORY_KINDS.definitionChangeUndone,
      payload: payloadOf(move),
      by: confirmedBy(move),
      at,
      command: null,
      timers: deadlinesOf(machine, snapshot, calendar),
      settleMs,
      toldUntil: toldUntilAfter(instance, at),
    });
    return changeOf(instance, passage);
  }
}

type Found = LoadedInstance & { readonly now: Date };

/** The time may have been read before the lock was granted; history never goes back. */
function instantOf({ now, updatedAt }: Found): Date {
  return now > updatedAt ? now : updatedAt;
}

function payloadOf({ id, undoes, fromVersion, toVersion, reason, requestedBy }: Move): JsonObject {
  return { move: undoes ?? id, from: fromVersion, to: toVersion, reason, requestedBy };
}

function confirmedBy({ id, confirmedBy: person }: Move): Actor {
  if (person === null) throw new Error(`The move ${id} was not confirmed.`);
  return { kind: 'person', id: person, roles: ['operator'] };
}

const NOW = `(select date_trunc('milliseconds', clock_timestamp() + minha_clock_offset())) as now`;

const NEXT = `
select ${INSTANCE_COLUMNS}, ${NOW} from workflow_instance i
where i.definition = $1 and i.definition_version = $2 and i.id > $3
order by i.id limit ${BATCH} for update`;

/** Files to which nothing has happened since: the change of the version is the newest row of their history. */
const NEXT_UNDONE = `
select ${INSTANCE_COLUMNS}, ${NOW} from workflow_instance i
join workflow_history h on h.instance_id = i.id and h.seq = i.version
where i.definition = $1 and i.definition_version = $2 and i.id > $3
  and h.event = '${HISTORY_KINDS.definitionChanged}' and h.payload->>'move' = $4
order by i.id limit ${BATCH} for update of i`;
