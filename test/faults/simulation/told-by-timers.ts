import { deadlinesOf, deadlineTookEffect, type Machine, type Snapshot, type Timer } from '#libs/workflow';
import type { CallRules } from '#libs/engine';
import type { HistoryEntry } from './knowledge.js';
import { violated } from './violation.js';

/** Reckons, apart from the engine, which deadline or reminder a timer's row of history is about. */
export class ToldByTimers {
  /** Each that took effect: instance, name, instant, and since when its state had been active. */
  private readonly told = new Set<string>();

  /** The snapshot before the transition, with the deadline marked; refuses what was early, unfounded or told before. */
  marked(id: string, entry: HistoryEntry, before: Snapshot, machine: Machine, rules: CallRules): Snapshot {
    const timers = deadlinesOf(machine, before, rules.calendar);
    const timer = timers.find((one) => isAbout(one, entry));
    if (!timer) violated('a deadline is never early', `${id} ${entry.seq}: ${entry.event} follows from no deadline`);
    const from = new Date(timer.at.getTime() + (timer.sends === undefined ? 0 : rules.settleMs));
    if (entry.at < from) {
      violated(
        'a deadline is never early',
        `${id} ${entry.seq}: ${timer.name} of ${from.toISOString()} at ${entry.at.toISOString()}`,
      );
    }
    const key = keyOf(id, timer);
    if (this.told.has(key)) violated('a deadline takes effect once', `${id} ${entry.seq}: ${key}`);
    this.told.add(key);
    return timer.kind === 'deadline' ? deadlineTookEffect(before, timer.name, timer.at) : before;
  }

  /** Whether it took effect, or is a reminder that a later one, or the deadline itself, has made needless since. */
  covers(id: string, timer: Timer, timers: readonly Timer[]): boolean {
    const later = timers.filter(({ deadline, at }) => deadline === timer.deadline && at > timer.at);
    return [timer, ...(timer.kind === 'reminder' ? later : [])].some((one) => this.told.has(keyOf(id, one)));
  }
}

function keyOf(id: string, { name, at, since }: Timer): string {
  return `${id} ${name} ${at.toISOString()} since ${since.toISOString()}`;
}

function isAbout({ kind, deadline, deadlineAt, before, sends }: Timer, { event, payload }: HistoryEntry): boolean {
  if (event === 'reminded' || event === 'deadlinePassed') {
    const isKind = event === 'reminded' ? kind === 'reminder' : kind === 'deadline' && sends === undefined;
    return (
      isKind &&
      deadline === payload['deadline'] &&
      deadlineAt.toISOString() === payload['at'] &&
      (before ?? null) === payload['before']
    );
  }
  return kind === 'deadline' && sends === event;
}
