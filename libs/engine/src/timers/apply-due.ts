import { systemActor, type JsonObject } from '#libs/kernel';
import { advance, deadlinesOf, deadlineTookEffect, type Effect, type Machine, type Timer } from '#libs/workflow';
import type { CallRules } from '../instance/call-rules.js';
import { instanceAfter, written, type WrittenChange } from '../instance/change.js';
import { snapshotOf, type LoadedInstance } from '../instance/loaded-instance.js';
import { dueAt } from './agenda.js';

const TIMER = systemActor('timer');
/** More than any procedure has; a definition that goes round in circles by itself is stopped here. */
const MOST_AT_ONCE = 50;

/** What a look at an instance found: what took effect, in order, and the timers that it has after it. */
export interface Look {
  readonly changes: readonly WrittenChange[];
  readonly timers: readonly Timer[];
}

/**
 * Decides what has fallen due for an instance, from today's calendar and not from the one its timer was armed with: so a
 * deadline that was extended while its old entry lay there is never applied early, and what falls due in one look is
 * applied in its order, each on the state that the one before it led to.
 */
export function applyDue(instance: LoadedInstance, machine: Machine, rules: CallRules, at: Date): Look {
  const changes: WrittenChange[] = [];
  const told = new Set<string>();
  const { toldUntil } = instance;
  const { settleMs } = rules;
  let current = instance;
  let timers = deadlinesOf(machine, snapshotOf(current), rules.calendar);
  for (;;) {
    const due = dueAt({ timers, toldUntil, settleMs }, at).find((timer) => !told.has(timer.name));
    if (!due) return { changes, timers };
    if (changes.length === MOST_AT_ONCE) throw new Error(`${due.name} falls due again and again.`);
    if (due.kind === 'reminder') told.add(due.name);
    const change = timerChange(due, current, { machine, rules, at });
    changes.push(change);
    current = instanceAfter(change);
    timers = change.change.timers;
  }
}

interface Circumstances {
  readonly machine: Machine;
  readonly rules: CallRules;
  readonly at: Date;
}

function timerChange(timer: Timer, instance: LoadedInstance, { machine, rules, at }: Circumstances): WrittenChange {
  // Marked before the transition: the state it leads to may have the same deadline anew.
  const present = snapshotOf(instance);
  const before = timer.kind === 'deadline' ? deadlineTookEffect(present, timer.name, timer.at) : present;
  const event = timer.kind === 'deadline' ? timer.sends : undefined;
  const facts = { at, arrivedAt: at, by: TIMER, calendar: rules.calendar, given: {} };
  const step =
    event === undefined
      ? { snapshot: before, taken: '', effects: [reminderOf(timer)] }
      : advance(machine, before, { type: event, payload: {} }, facts);
  return written({
    instance,
    before: instance,
    step,
    event: event ?? (timer.kind === 'deadline' ? 'deadlinePassed' : 'reminded'),
    payload: event === undefined ? payloadOf(timer) : {},
    by: TIMER,
    at,
    command: null,
    timers: deadlinesOf(machine, step.snapshot, rules.calendar),
    settleMs: rules.settleMs,
    toldUntil: at,
  });
}

/** A deadline that closes nothing, and every reminder, only tells people. */
function reminderOf(timer: Timer): Effect {
  return { name: 'remind', payload: { ...payloadOf(timer), to: [...timer.to] } };
}

/** `at` is the deadline's own instant, for a reminder too: it is what people are told. */
function payloadOf(timer: Timer): JsonObject {
  return { deadline: timer.deadline, at: timer.deadlineAt.toISOString(), before: timer.before ?? null };
}
