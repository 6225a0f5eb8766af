import { systemActor, type JsonObject } from '#libs/kernel';
import {
  advance,
  deadlinesOf,
  deadlineTookEffect,
  TransitionRefused,
  type Effect,
  type Machine,
  type Timer,
} from '#libs/workflow';
import type { CallRules } from '../instance/call-rules.js';
import type { Change } from '../instance/change.js';
import { snapshotOf, type LoadedInstance } from '../instance/loaded-instance.js';
import type { Rearming } from './arm-again.js';
import type { DueTimer } from './due-timer.js';

/** What a due timer leads to. */
export type Outcome =
  | { readonly kind: 'change'; readonly change: Change }
  /** The timer was armed for an instant that has moved since; it must be armed again. */
  | ({ readonly kind: 'moved' } & Rearming)
  /** The state that had the timer is gone. */
  | { readonly kind: 'stale' };

const TIMER = systemActor('timer');

/**
 * Decides what a due timer does, from today's calendar and not from the one it was armed with: so a deadline that was
 * extended while its old row lay there is never applied early.
 */
export function applyDue({ timer, instance }: DueTimer, machine: Machine, rules: CallRules, at: Date): Outcome {
  const snapshot = snapshotOf(instance);
  const timers = deadlinesOf(machine, snapshot, rules.calendar);
  const current = timers.find((candidate) => candidate.name === timer.name);
  if (!current) return { kind: 'stale' };
  if (current.at.getTime() !== timer.dueAt.getTime()) {
    return { kind: 'moved', instance, timers, settleMs: rules.settleMs };
  }
  return { kind: 'change', change: timerChange(current, instance, machine, rules, at) };
}

function timerChange(timer: Timer, instance: LoadedInstance, machine: Machine, rules: CallRules, at: Date): Change {
  // Marked before the transition: the state it leads to may have the same deadline anew.
  const present = snapshotOf(instance);
  const before = timer.kind === 'deadline' ? deadlineTookEffect(present, timer.name, timer.at) : present;
  const event = timer.kind === 'deadline' ? timer.sends : undefined;
  const facts = { at, arrivedAt: at, by: TIMER, calendar: rules.calendar, given: {} };
  const step =
    event === undefined
      ? { snapshot: before, taken: '', effects: [reminderOf(timer)] }
      : advance(machine, before, { type: event, payload: {} }, facts);
  return {
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
  };
}

/** A deadline that closes nothing, and every reminder, only tells people. */
function reminderOf(timer: Timer): Effect {
  return { name: 'remind', payload: { ...payloadOf(timer), to: [...timer.to] } };
}

function payloadOf(timer: Timer): JsonObject {
  return { deadline: timer.deadline, at: timer.at.toISOString(), before: timer.before ?? null };
}

/** Whether an error says that this one instance cannot take its timer, rather than that the database is away. */
export function concernsOneInstance(error: unknown): boolean {
  return error instanceof TransitionRefused;
}
