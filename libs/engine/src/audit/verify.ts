import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Replayed } from '#libs/workflow';
import { Definitions } from '../definitions/definitions.js';
import { CHAIN_START, historyHash } from '../instance/history-hash.js';
import { stateText } from '../instance/loaded-instance.js';
import { DetachedMonths } from './detached-months.js';
import { byInstance, HISTORY, replayRow, type HistoryRow } from './recorded-history.js';

/** Something in the database that its own history does not explain. */
export interface Discrepancy {
  readonly instanceId: string;
  /** The history row concerned; null for the instance itself. */
  readonly seq: number | null;
  readonly code: 'rowMissing' | 'rowAltered' | 'rowSurplus' | 'historyMissing' | 'stateDiffers' | 'notReplayable';
  readonly message: string;
}

export interface Verification {
  readonly instances: number;
  readonly rows: number;
  /** How many of the instances have their history in a month that is detached: they are not checked. */
  readonly detached: number;
  readonly discrepancies: readonly Discrepancy[];
}

interface InstanceHead {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly headHash: string;
  readonly value: string;
  readonly context: string;
  readonly since: string;
  readonly fired: string;
  readonly did: string;
  readonly clocks: string;
  readonly definitionVersion: number;
}

const PAGE = 500;

/** Recomputes every chain and replays every instance from its first event to its present state. */
@Injectable()
export class Verifier {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly detachedMonths: DetachedMonths,
  ) {}

  /** Everything. `tell` is told after every page how many instances have been looked at. */
  async verify(tell: (instances: number) => Promise<void> = async () => undefined): Promise<Verification> {
    const discrepancies: Discrepancy[] = [...(await this.orphans())];
    let instances = 0;
    let rows = 0;
    let detached = 0;
    const isDetached = await this.detachedMonths.whoseHistoryIsDetached();
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const heads = await this.database.query<InstanceHead>(HEADS, [after, PAGE]);
      const last = heads.at(-1);
      if (!last) return { instances, rows, detached, discrepancies };
      const history = await this.historyOf(heads.map((head) => head.id));
      for (const head of heads) {
        const own = history.get(head.id) ?? [];
        rows += own.length;
        if (isDetached(head.id)) {
          detached += 1;
          continue;
        }
        discrepancies.push(...this.check(head, own));
      }
      instances += heads.length;
      after = last.id;
      await tell(instances);
    }
  }

  /** Only these instances, which must be few. One that is not there at all is a discrepancy. */
  async verifyOnly(ids: readonly string[]): Promise<Verification> {
    const isDetached = await this.detachedMonths.whoseHistoryIsDetached();
    const heads = await this.database.query<InstanceHead>(HEADS_OF, [ids]);
    const history = await this.historyOf(ids);
    const checked = heads.filter(({ id }) => !isDetached(id));
    const gone = ids.filter((id) => !heads.some((head) => head.id === id));
    return {
      instances: heads.length,
      rows: [...history.values()].reduce((sum, own) => sum + own.length, 0),
      detached: heads.length - checked.length,
      discrepancies: [
        ...gone.map((id) => found(id, null, 'historyMissing', 'the instance itself is gone')),
        ...checked.flatMap((head) => this.check(head, history.get(head.id) ?? [])),
      ],
    };
  }

  /** History of instances that are gone. */
  private async orphans(): Promise<readonly Discrepancy[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct h.instance_id as id from workflow_history h
       where not exists (select from workflow_instance i where i.id = h.instance_id)`,
    );
    return rows.map(({ id }) => ({
      instanceId: id,
      seq: null,
      code: 'stateDiffers',
      message: 'has a history, but the instance itself is gone',
    }));
  }

  private async historyOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly HistoryRow[]>> {
    return byInstance(await this.database.query<HistoryRow>(HISTORY, [ids]));
  }

  private check(head: InstanceHead, rows: readonly HistoryRow[]): readonly Discrepancy[] {
    const broken = brokenLink(head, rows);
    if (broken) return [broken];
    return this.replayed(head, rows);
  }

  private replayed(head: InstanceHead, rows: readonly HistoryRow[]): readonly Discrepancy[] {
    let so: Replayed | null = null;
    for (const row of rows) {
      try {
        so = replayRow(this.definitions, so, row);
      } catch (error) {
        return [found(head.id, row.seq, 'notReplayable', `${row.event} cannot have happened here: ${String(error)}`)];
      }
      const led = stateText(so.snapshot.value);
      if (led !== row.toState) {
        return [found(head.id, row.seq, 'notReplayable', `${row.event} leads to ${led}, not to ${row.toState}`)];
      }
    }
    return so && isAt(so, head)
      ? []
      : [
          found(
            head.id,
            null,
            'stateDiffers',
            `its history leads elsewhere than to ${head.state} with what it remembers`,
          ),
        ];
  }
}

/** What an instance remembers besides its state: all of it follows from its history. */
const REMEMBERED = ['context', 'since', 'fired', 'did', 'clocks'] as const;

function isAt({ snapshot, version }: Replayed, head: InstanceHead): boolean {
  return (
    stateText(snapshot.value) === head.state &&
    REMEMBERED.every((part) => JSON.stringify(snapshot[part]) === head[part]) &&
    version === head.definitionVersion
  );
}

/** The first row at which the chain does not hold, if any. */
function brokenLink(head: InstanceHead, rows: readonly HistoryRow[]): Discrepancy | null {
  let previous = CHAIN_START;
  let expected = 1;
  for (const row of rows) {
    if (row.seq !== expected)
      return found(head.id, expected, 'rowMissing', `row ${expected} is missing before row ${row.seq}`);
    if (historyHash(previous, row) !== row.hash) {
      return found(
        head.id,
        row.seq,
        'rowAltered',
        `row ${row.seq} (${row.event}) is not what was written, or not in its place`,
      );
    }
    previous = row.hash;
    expected += 1;
  }
  if (rows.length < head.version) {
    return found(head.id, rows.length + 1, 'rowMissing', `row ${rows.length + 1} of ${head.version} is missing`);
  }
  if (rows.length > head.version) {
    return found(head.id, head.version + 1, 'rowSurplus', `row ${head.version + 1} was added beside the engine`);
  }
  return previous === head.headHash
    ? null
    : found(head.id, null, 'stateDiffers', 'its newest hash is not that of its history');
}

function found(instanceId: string, seq: number | null, code: Discrepancy['code'], message: string): Discrepancy {
  return { instanceId, seq, code, message };
}

const HEAD = `
select i.id, i.state, i.version, encode(i.head_hash, 'hex') as "headHash", i.value::text as value,
  i.context::text as context, i.since::text as since, i.fired::text as fired, i.did::text as did,
  i.clocks::text as clocks, i.definition_version as "definitionVersion"
from workflow_instance i`;
const HEADS = `${HEAD} where i.id > $1 order by i.id limit $2`;
const HEADS_OF = `${HEAD} where i.id = any($1::uuid[]) order by i.id`;
