import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { deadlinesOf, TransitionRefused, type Timer } from '#libs/workflow';
import { Definitions } from '../definitions/definitions.js';
import { armAgain } from '../timers/arm-again.js';
import { RulesOfCalls, type CallRules } from './call-rules.js';
import { changesOf } from './change.js';
import { LEAN_COLUMNS, LeanInstance, type LeanRow } from './lean-instance.js';
import { snapshotOf } from './loaded-instance.js';
import type { Origin, SentEvent } from './origin.js';
import type { Passage, Place } from './passage.js';
import { passageBy, type Told } from './passage-by.js';
import { SharedDecisions, type Decide } from './shared-decisions.js';
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

/** What a broadcast does to an instance: a passage where it takes the event, its timers made anew where it does not. */
interface Outcome {
  readonly passages: readonly Passage[];
  readonly timers: readonly Timer[];
  readonly settleMs: number;
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
      const rows: LeanRow[] = await tx.query(NEXT, [request.callId, request.subject, after, BATCH]);
      const last = rows.at(-1);
      if (!last) return { changed, seen };
      const outcomes = new SharedDecisions(this.outcomeOf(request, rules));
      const told = rows.map((row) => {
        const instance = new LeanInstance(row);
        return { instance, at: row.at, ...outcomes.about(instance) };
      });
      const changes = told.flatMap(({ instance, passages }) => changesOf(instance, passages));
      await writeChanges(tx, changes);
      await armAgain(
        tx,
        told.filter(({ passages }) => passages.length === 0),
      );
      changed += changes.length;
      seen += rows.length;
      after = last.id;
    }
  }

  private outcomeOf({ event, origin, deadline, given = {} }: BroadcastRequest, rules: CallRules): Decide<Outcome> {
    return (place, { definition, definitionVersion, callId, at }) => {
      const machine = this.definitions.of(definition, definitionVersion);
      const kind = { subject: machine.subject, definition, definitionVersion, callId };
      const timers = deadlinesOf(machine, snapshotOf(place), rules.calendar);
      const isConcerned = deadline === undefined || timers.some((timer) => timer.deadline === deadline);
      const passage = isConcerned ? taken(place, { event, kind, machine, rules, at, origin, given }) : null;
      return { passages: passage ? [passage] : [], timers, settleMs: rules.settleMs };
    };
  }
}

/** Null where the state does not know the event: the instance is not concerned by it. */
function taken(place: Place, told: Told): Passage | null {
  try {
    return passageBy(place, told);
  } catch (error) {
    if (error instanceof TransitionRefused) return null;
    throw error;
  }
}

const NEXT = `
select ${LEAN_COLUMNS}
from workflow_instance i
where i.call_id = $1 and i.subject = $2 and i.id > $3
order by i.id limit $4
for update`;
