import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Machine, Snapshot } from '#libs/workflow';
import { Definitions } from '../definitions/definitions.js';
import { HistoryDetached, InstanceNotFound } from '../instance/errors.js';
import { statePaths } from '../instance/loaded-instance.js';
import { DetachedMonths, monthOfId } from './detached-months.js';
import { HISTORY, replayRows, type HistoryRow } from './recorded-history.js';

/** An instance as its history says it stood at an instant. */
export interface InstanceAsOf {
  readonly id: string;
  readonly subject: string;
  readonly callId: string;
  readonly snapshot: Snapshot;
  readonly states: readonly string[];
  /** The definition that it ran on then. */
  readonly machine: Machine;
  /** The text of it, as it was kept when it first ran; null where that was never kept. */
  readonly definitionText: string | null;
  /** How many rows its history had then, and the newest of them. */
  readonly rows: number;
  readonly newest: { readonly event: string; readonly at: Date };
}

/** What is gone can still be read: an instance as it stood at any instant, from its history alone. */
@Injectable()
export class AsOf {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly detachedMonths: DetachedMonths,
  ) {}

  /** Null where the instance had not begun yet; throws `InstanceNotFound`, and `HistoryDetached` where it lies elsewhere. */
  async at(id: string, at: Date): Promise<InstanceAsOf | null> {
    const [head] = await this.database.query<{ subject: string; callId: string }>(
      `select i.subject, i.call_id as "callId" from workflow_instance i where i.id = $1`,
      [id],
    );
    if (!head) throw new InstanceNotFound(`There is no instance ${id}.`, { id });
    if ((await this.detachedMonths.whoseHistoryIsDetached())(id)) {
      const month = monthOfId(id);
      throw new HistoryDetached(`The history of ${id} was detached with the month ${month}; attach it to read it.`, {
        id,
        month,
      });
    }
    const all = await this.database.query<HistoryRow>(HISTORY, [[id]]);
    const rows = all.filter((row) => new Date(row.at) <= at);
    const newest = rows.at(-1);
    if (!newest) return null;
    const { snapshot, version } = replayRows(this.definitions, rows);
    const machine = this.definitions.of(newest.definition, version);
    return {
      id,
      ...head,
      snapshot,
      states: statePaths(snapshot.value),
      machine,
      definitionText: await this.textOf(machine),
      rows: rows.length,
      newest: { event: newest.event, at: new Date(newest.at) },
    };
  }

  private async textOf({ id, version }: Machine): Promise<string | null> {
    const [kept] = await this.database.query<{ source: string }>(
      `select d.source::text as source from workflow_definition d where d.id = $1 and d.version = $2`,
      [id, version],
    );
    return kept?.source ?? null;
  }
}
