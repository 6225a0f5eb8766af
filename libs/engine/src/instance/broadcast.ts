import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { deadlinesOf, TransitionRefused } from '#libs/workflow';
import { Definitions } from '../definitions/definitions.js';
import { armAgain, type Rearming } from '../timers/arm-again.js';
import { scheduleAgain, type Schedule } from '../timers/schedule.js';
import { RulesOfCalls, type CallRules } from './call-rules.js';
import { changeOf, type Change } from './change.js';
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
  /** The last instance of the portion before; nothing for the first. */
  readonly after?: string | null;
}

export interface BroadcastResult {
  /** Instances that took the event. */
  readonly changed: number;
  /** Instances looked at; the timers of each were made equal to the call's calendar as it is now. */
  readonly seen: number;
  /** The last instance of this portion; null when there were no more. */
  readonly rest: string | null;
}

/** What a broadcast does to an instance: a passage where it takes the event, a schedule made anew where it does not. */
type Outcome = { readonly passage: Passage } | { readonly again: Schedule };

const PORTION = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Tells the instances of a call what happened: a portion in the caller's transaction, so that nobody waits for all. */
@Injectable()
export class Broadcast {
  constructor(
    private readonly definitions: Definitions,
    private readonly rules: RulesOfCalls,
  ) {}

  async send(tx: Tx, request: BroadcastRequest, limit = PORTION): Promise<BroadcastResult> {
    const { callId, subject, after } = request;
    const rules = await this.rules.of(tx, callId);
    const rows: LeanRow[] = await tx.query(NEXT, [callId, subject, after ?? FIRST, limit]);
    const outcomes = new SharedDecisions(this.outcomeOf(request, rules));
    const changes: Change[] = [];
    const rearmings: Rearming[] = [];
    for (const row of rows) {
      const instance = new LeanInstance(row);
      const outcome = outcomes.about(instance);
      if ('passage' in outcome) changes.push(changeOf(instance, outcome.passage));
      else rearmings.push({ instance, schedule: outcome.again });
    }
    await writeChanges(tx, changes);
    await armAgain(tx, rearmings);
    const rest = rows.length < limit ? null : (rows.at(-1)?.id ?? null);
    return { changed: changes.length, seen: rows.length, rest };
  }

  private outcomeOf({ event, origin, deadline, given = {} }: BroadcastRequest, rules: CallRules): Decide<Outcome> {
    return (place, { definition, definitionVersion, callId, at }) => {
      const machine = this.definitions.of(definition, definitionVersion);
      const timers = deadlinesOf(machine, snapshotOf(place), rules.calendar);
      const isConcerned = deadline === undefined || timers.some((timer) => timer.deadline === deadline);
      const passage = isConcerned ? taken(place, { event, callId, machine, rules, at, origin, given }) : null;
      return passage ? { passage } : { again: scheduleAgain(place, { timers, settleMs: rules.settleMs }, at) };
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
