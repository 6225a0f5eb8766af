import type { Timer } from '#libs/workflow';

/** The timers of a state, under the rules of its call. */
export interface Agenda {
  readonly timers: readonly Timer[];
  /** How long after a deadline its closing transition waits for requests that arrived in time. */
  readonly settleMs: number;
}

/** Everything that people are told of had been told up to here; looked up only where it matters. */
export interface Told {
  readonly toldUntil: Date;
}

/** The instant at which something falls due next as seen at `now`, one that has passed included; null: nothing ever does. */
export function nextFiring({ timers, settleMs }: Agenda, told: Told, now: Date): Date | null {
  let earliest: Date | null = null;
  for (const timer of timers) {
    if (!isToCome(timer, told, now)) continue;
    const at = firesAt(timer, settleMs);
    if (earliest === null || at < earliest) earliest = at;
  }
  return earliest;
}

/** The timers that are due at `now`, the earliest first. */
export function dueAt({ timers, settleMs }: Agenda, told: Told, now: Date): readonly Timer[] {
  return timers.filter((timer) => firesAt(timer, settleMs) <= now && isToCome(timer, told, now));
}

/**
 * A deadline is to come until it took effect, however late, and a reminder until its hour. One whose hour has passed is
 * not made up for where that lies before the state that would have reminded, or before the last look at this instance.
 */
function isToCome(timer: Timer, told: Told, now: Date): boolean {
  if (timer.kind === 'deadline' || timer.at > now) return true;
  return timer.at > told.toldUntil && timer.at > timer.since;
}

/** A deadline that closes something waits for what arrived in time; everything else comes at its instant. */
function firesAt(timer: Timer, settleMs: number): Date {
  return timer.sends === undefined ? timer.at : new Date(timer.at.getTime() + settleMs);
}

/**
 * Up to where people have been told once something else happens to an instance at `now`. A reminder that is due and not
 * told yet, because the worker is late, stays due.
 */
export function toldUntilAfter(before: Told & { readonly firesAt: Date | null }, now: Date): Date {
  const { firesAt: firing } = before;
  return firing !== null && firing <= now ? before.toldUntil : now;
}
