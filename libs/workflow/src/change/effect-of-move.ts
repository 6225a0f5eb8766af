import type { Calendar } from '#libs/kernel';
import type { Configuration } from '../chart/configurations.js';
import { isForPeople } from '../machine.js';
import { deadlinesOf } from '../run/deadlines.js';
import type { Snapshot, Timer } from '../types.js';
import { moved, type Versions } from './move.js';

/** What a move would do to one instance, for whoever decides about it. */
export type MoveEffect =
  | { readonly kind: 'moves'; readonly change: MoveChange }
  | { readonly kind: 'hasNoPlace'; readonly states: readonly string[] }
  | { readonly kind: 'hasEnded' };

export interface MoveChange {
  /** The active innermost states after it, joined by blanks. */
  readonly to: string;
  readonly snapshot: Snapshot;
  /** Events that people may send now, and may not after it; and the other way round. */
  readonly lostSteps: readonly string[];
  readonly gainedSteps: readonly string[];
  readonly lostDeadlines: readonly string[];
  readonly gainedDeadlines: readonly string[];
  /** Deadlines that would take effect at once, because their instant has passed. */
  readonly overdue: readonly string[];
}

/** The effect of a move at that instant, under the call's calendar. */
export function effectOfMove(versions: Versions, before: Snapshot, calendar: Calendar, at: Date): MoveEffect {
  const move = moved(versions, before, at);
  if (move.kind !== 'moves') return move;
  const { from, to } = versions;
  const { snapshot } = move;
  const [now, then] = [from.configurations.of(before.value), to.configurations.of(snapshot.value)];
  const [deadlinesNow, deadlinesThen] = [
    due(deadlinesOf(from, before, calendar)),
    due(deadlinesOf(to, snapshot, calendar)),
  ];
  const [stepsNow, stepsThen] = [stepsOf(now), stepsOf(then)];
  const gainedDeadlines = deadlinesThen.filter(({ name }) => !deadlinesNow.some((other) => other.name === name));
  return {
    kind: 'moves',
    change: {
      to: then.key,
      snapshot,
      lostSteps: without(stepsNow, stepsThen),
      gainedSteps: without(stepsThen, stepsNow),
      lostDeadlines: without(names(deadlinesNow), names(deadlinesThen)),
      gainedDeadlines: names(gainedDeadlines),
      overdue: names(gainedDeadlines.filter((timer) => timer.at <= at)),
    },
  };
}

function due(timers: readonly Timer[]): readonly Timer[] {
  return timers.filter(({ kind }) => kind === 'deadline');
}

function stepsOf({ handlers }: Configuration): readonly string[] {
  return [...handlers].filter(([, { alternatives }]) => alternatives.some(isForPeople)).map(([event]) => event);
}

function names(timers: readonly Timer[]): readonly string[] {
  return timers.map(({ name }) => name);
}

function without(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.filter((one) => !others.includes(one));
}
