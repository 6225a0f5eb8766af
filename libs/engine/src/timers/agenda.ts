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

/** The instant at which something falls due next, one that has passed included; null when nothing ever does. */
export function nextFiring({ timers, settleMs }: Agenda, told: Told): Date | null {
  let earliest: Date | null = null;
  for (const timer of timers) {
    if (!isToCome(timer, told)) continue;
    const at = firesAt(timer, settleMs);
    if (earliest === null || at < earliest) earliest = at;
  }
  return earliest;
}

/** The timers that are due at `at`, the earliest first. */
export function dueAt({ timers, settleMs }: Agenda, told: Told, at: Date): readonly Timer[] {
  return timers.filter((timer) => firesAt(timer, settleMs) <= at && isToCome(timer, told));
}

/**
 * A deadline is to come until it took effect, however late. A reminder is not made up for where its hour lies before the
 * state that would have reminded, or before the last look at this instance.
 */
function isToCome(timer: Timer, told: Told): boolean {
  return timer.kind === 'deadline' || (timer.at > told.toldUntil && timer.at > timer.since);
}

/** A deadline that closes something waits for what arrived in time; everything else comes at its instant. */
function firesAt(timer: Timer, settleMs: number): Date {
  const waits = timer.kind === 'deadline' && timer.sends !== undefined;
  return waits ? new Date(timer.at.getTime() + settleMs) : timer.at;
}

/**
 * Up to where people have been told once something else happens to an instance at `at`. A reminder that is due and not
 * told yet, because the worker is late, stays due.
 */
export function toldUntilAfter(
  { firesAt: firing, toldUntil }: Told & { readonly firesAt: Date | null },
  at: Date,
): Date {
  return firing !== null && firing <= at ? toldUntil : at;
}
