import type { JsonObject } from '#libs/kernel';
import { advance, deadlinesOf, type Machine } from '#libs/workflow';
import { toldUntilAfter } from '../timers/agenda.js';
import type { CallRules } from './call-rules.js';
import { snapshotOf } from './loaded-instance.js';
import type { Origin, SentEvent } from './origin.js';
import { kindUnder, passageOf, type Passage, type Place } from './passage.js';

/** What is told to an instance, and in what circumstances. */
export interface Told {
  readonly event: SentEvent;
  readonly callId: string;
  readonly machine: Machine;
  readonly rules: CallRules;
  readonly at: Date;
  readonly origin: Origin;
  readonly given: JsonObject;
}

/** Where an event leads an instance that stands at `place`; throws `TransitionRefused` with every reason. */
export function passageBy(place: Place, told: Told): Passage {
  const { event, callId, machine, rules, at, origin, given } = told;
  const { by, arrivedAt, key } = origin;
  const { calendar, settleMs } = rules;
  const payload = event.payload ?? {};
  const facts = { at, arrivedAt, by, calendar, given };
  const step = advance(machine, snapshotOf(place), { type: event.type, payload }, facts);
  return passageOf({
    kind: kindUnder(machine, callId),
    before: place,
    step,
    event: event.type,
    payload,
    by,
    at,
    command: key ?? null,
    timers: deadlinesOf(machine, step.snapshot, calendar),
    settleMs,
    toldUntil: toldUntilAfter(place, at),
  });
}
