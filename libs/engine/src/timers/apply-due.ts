import { systemActor, type JsonObject } from '#libs/kernel';
import { advance, deadlinesOf, deadlineTookEffect, type Effect, type Machine, type Timer } from '#libs/workflow';
import type { CallRules } from '../instance/call-rules.js';
import { snapshotOf } from '../instance/loaded-instance.js';
import { kindUnder, passageOf, type Passage, type Place } from '../instance/passage.js';
import { dueAt } from './agenda.js';
import { scheduleAgain, type Schedule } from './schedule.js';

const TIMER = systemActor('timer');
/** More than any procedure has; a definition that goes round in circles by itself is stopped here. */
const MOST_AT_ONCE = 50;

/** What a look at an instance found: what took effect, in order; and where nothing did, when to look again. */
export interface Look {
  readonly passages: readonly Passage[];
  readonly again: Schedule | null;
}

/** Under which rules, and at which instant, an instance is looked at. */
export interface Circumstances {
  readonly callId: string;
  readonly machine: Machine;
  readonly rules: CallRules;
  readonly at: Date;
  /** Deadlines about which something has to be decided before they may take effect. */
  readonly held: ReadonlySet<string>;
}

/** What waits for a decision is looked at again after this. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Decides what has fallen due for an instance, from today's calendar and not from the one its timer was armed with: so a
 * deadline that was extended while its old entry lay there is never applied early, and what falls due in one look is
 * applied in its order, each on the state that the one before it led to. People are told once of what came at once.
 */
export function applyDue(place: Place, circumstances: Circumstances): Look {
  const { machine, rules, at, held } = circumstances;
  const { calendar, settleMs } = rules;
  const passages: Passage[] = [];
  const told = new Set<string>();
  let present = place;
  let timers = deadlinesOf(machine, present, calendar);
  for (;;) {
    const due = dueAt({ timers, settleMs }, place, at).find(
      (timer, _, all) => !told.has(timer.name) && isNews(timer, all),
    );
    if (!due || isHeld(due, held)) {
      // Looked at only where nothing else is written: what it sees is different for each file.
      if (passages.length > 0) return { passages, again: null };
      const again = scheduleAgain(place, { timers, settleMs }, at);
      return { passages, again: due ? { ...again, fires_at: later(at) } : again };
    }
    if (passages.length === MOST_AT_ONCE) throw new Error(`${due.name} falls due again and again.`);
    if (due.kind === 'reminder') told.add(due.name);
    const passage = passageOn(due, present, circumstances);
    passages.push(passage);
    present = passage.after;
    timers = passage.decided.timers;
  }
}

/**
 * After a standstill several reminders of one deadline are due at once: the last of them says all that the earlier ones
 * would, and none is news where the deadline itself takes effect now.
 */
function isNews({ kind, deadline, at }: Timer, due: readonly Timer[]): boolean {
  return kind === 'deadline' || !due.some((other) => other.deadline === deadline && other.at > at);
}

function isHeld({ kind, name }: Timer, held: ReadonlySet<string>): boolean {
  return kind === 'deadline' && held.has(name);
}

function later(at: Date): Date {
  return new Date(at.getTime() + LOOK_AGAIN_MS);
}

function passageOn(timer: Timer, place: Place, { callId, machine, rules, at }: Circumstances): Passage {
  // Marked before the transition: the state it leads to may have the same deadline anew.
  const present = snapshotOf(place);
  const before = timer.kind === 'deadline' ? deadlineTookEffect(present, timer.name, timer.at) : present;
  const event = timer.sends;
  const facts = { at, arrivedAt: at, by: TIMER, calendar: rules.calendar, given: {} };
  const step =
    event === undefined
      ? { snapshot: before, taken: '', effects: [reminderOf(timer)] }
      : advance(machine, before, { type: event, payload: {} }, facts);
  return passageOf({
    kind: kindUnder(machine, callId),
    before: place,
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
