import type { Actor, JsonObject } from '#libs/kernel';
import { deadlinesOf, type Effect, type Machine, type Snapshot } from '#libs/workflow';
import { toldUntilAfter } from '../timers/agenda.js';
import type { CallRules } from './call-rules.js';
import type { LockedRow } from './locked-row.js';
import { kindUnder, passageOf, type Passage } from './passage.js';

/** Something that is done to an instance beside its procedure: a correction, another version, instants computed anew. */
export interface Beside {
  /** The definition that it runs on afterwards. */
  readonly machine: Machine;
  readonly rules: CallRules;
  readonly snapshot: Snapshot;
  /** One of `HISTORY_KINDS`. */
  readonly event: string;
  readonly payload: JsonObject;
  readonly by: Actor;
  readonly command: string | null;
  readonly effects?: readonly Effect[];
}

/** A row of history that no transition of the definition takes, with the timers of the state that it leads to. */
export function passageBeside(before: LockedRow, beside: Beside): Passage {
  const { machine, rules, snapshot, event, payload, by, command, effects = [] } = beside;
  const { at, callId } = before;
  return passageOf({
    kind: kindUnder(machine, callId),
    before,
    step: { snapshot, taken: '', effects },
    event,
    payload,
    by,
    at,
    command,
    timers: deadlinesOf(machine, snapshot, rules.calendar),
    settleMs: rules.settleMs,
    toldUntil: toldUntilAfter(before, at),
  });
}
