import type { JsonObject } from '#libs/kernel';
import { advance, deadlinesOf, type Machine, type Step } from '#libs/workflow';
import { toldUntilAfter } from '../timers/agenda.js';
import type { CallRules } from './call-rules.js';
import { written, type Change, type WrittenChange } from './change.js';
import { snapshotOf, type LoadedInstance } from './loaded-instance.js';
import type { Origin, SentEvent } from './origin.js';

/** A locked instance that is told something. */
export interface Told {
  readonly machine: Machine;
  readonly rules: CallRules;
  readonly instance: LoadedInstance;
  readonly at: Date;
  readonly origin: Origin;
  readonly given: JsonObject;
}

/** What an event leads to; throws `TransitionRefused` with every reason. */
export function changeBy(event: SentEvent, told: Told): WrittenChange & { readonly change: { readonly step: Step } } {
  const { machine, rules, instance, at, origin, given } = told;
  const { by, arrivedAt, key } = origin;
  const { calendar, settleMs } = rules;
  const payload = event.payload ?? {};
  const facts = { at, arrivedAt, by, calendar, given };
  const step = advance(machine, snapshotOf(instance), { type: event.type, payload }, facts);
  const change: Change & { readonly step: Step } = {
    instance,
    before: instance,
    step,
    event: event.type,
    payload,
    by,
    at,
    command: key ?? null,
    timers: deadlinesOf(machine, step.snapshot, calendar),
    settleMs,
    toldUntil: toldUntilAfter(instance, at),
  };
  return { ...written(change), change };
}
