import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { deadlinesOf, TransitionRefused } from '#libs/workflow';
import { Definitions } from '../definitions/definitions.js';
import { armAgain } from '../timers/arm-again.js';
import { RulesOfCalls, type CallRules } from './call-rules.js';
import type { WrittenChange } from './change.js';
import { changeBy } from './change-by.js';
import { INSTANCE_COLUMNS, snapshotOf, type LoadedInstance } from './loaded-instance.js';
import type { Origin, SentEvent } from './origin.js';
import { writeChanges } from './write-changes.js';

export interface BroadcastRequest {
  readonly callId: string;
  readonly subject: string;
  readonly event: SentEvent;
  readonly origin: Origin;
  readonly given?: JsonObject;
  /** Send the event only to instances whose state has this deadline; the others' timers are still computed again. */
  readonly deadline?: string;
}

export interface BroadcastResult {
  /** Instances that took the event. */
  readonly changed: number;
  /** Instances looked at; the timers of each were made equal to the call's calendar as it is now. */
  readonly seen: number;
}

const BATCH = 500;

/** Tells every instance of a call what happened, in the caller's transaction. */
@Injectable()
export class Broadcast {
  constructor(
    private readonly definitions: Definitions,
    private readonly rules: RulesOfCalls,
  ) {}

  async send(tx: Tx, request: BroadcastRequest): Promise<BroadcastResult> {
    const rules = await this.rules.of(tx, request.callId);
    let changed = 0;
    let seen = 0;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows: (LoadedInstance & { now: Date })[] = await tx.query(NEXT, [
        request.callId,
        request.subject,
        after,
        BATCH,
      ]);
      const last = rows.at(-1);
      if (!last) return { changed, seen };
      const changes = rows.flatMap((row) => this.changeOf(row, row.now, request, rules) ?? []);
      const took = new Set(changes.map(({ change }) => change.instance.id));
      await writeChanges(tx, changes);
      await this.armOthers(
        tx,
        rows.filter((row) => !took.has(row.id)),
        rules,
        last.now,
      );
      changed += changes.length;
      seen += rows.length;
      after = last.id;
    }
  }

  private changeOf(
    instance: LoadedInstance,
    now: Date,
    request: BroadcastRequest,
    rules: CallRules,
  ): WrittenChange | null {
    const machine = this.definitions.of(instance.definition, instance.definitionVersion);
    const { event, origin, deadline, given = {} } = request;
    const before = deadlinesOf(machine, snapshotOf(instance), rules.calendar);
    if (deadline !== undefined && !before.some((timer) => timer.deadline === deadline)) return null;
    const at = now > instance.updatedAt ? now : instance.updatedAt;
    try {
      return changeBy(event, { machine, rules, instance, at, origin, given });
    } catch (error) {
      // An instance whose state does not know the event is not concerned by it.
      if (error instanceof TransitionRefused) return null;
      throw error;
    }
  }

  private async armOthers(tx: Tx, instances: readonly LoadedInstance[], rules: CallRules, at: Date): Promise<void> {
    const rearmings = instances.map((instance) => {
      const machine = this.definitions.of(instance.definition, instance.definitionVersion);
      return { instance, timers: deadlinesOf(machine, snapshotOf(instance), rules.calendar), settleMs: rules.settleMs };
    });
    await armAgain(tx, rearmings, at);
  }
}

const NEXT = `
select ${INSTANCE_COLUMNS}, date_trunc('milliseconds', clock_timestamp() + minha_clock_offset()) as now
from workflow_instance i
where i.call_id = $1 and i.subject = $2 and i.id > $3
order by i.id limit $4
for update`;
