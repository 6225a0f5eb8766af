import type { Role } from '#libs/kernel';
import { ownerOf, type Machine } from '../machine.js';

/** One way on from a state: what has to happen, who may bring it about, and where it leads. */
export interface Way {
  readonly event: string;
  readonly by: readonly Role[];
  /** The state as the definition names it, which may hold others. */
  readonly to: string;
}

/** A state as somebody sees it who waits in it: who acts, by which dates, and what may follow. */
export interface Prospect {
  readonly state: string;
  /** Null where nobody has to act any more. */
  readonly owner: Role | null;
  readonly deadlines: readonly string[];
  readonly isFinal: boolean;
  /**
   * The state's own ways, in the order of the file. Those of a state around it are open all the time, such as giving
   * the file up: they say nothing of what comes next.
   */
  readonly ways: readonly Way[];
}

/** What lies ahead of a state; null where the definition has no such state. */
export function prospectOf(machine: Machine, path: string): Prospect | null {
  const state = machine.states.get(path);
  if (!state) return null;
  const isFinal = state.kind === 'final';
  const ways = [...state.on.values()].flat().flatMap(({ event, by, target }) => {
    return target === null || target === path ? [] : [{ event, by, to: target }];
  });
  return {
    state: path,
    owner: isFinal ? null : ownerOf(state),
    deadlines: state.deadlines.map(({ name }) => name),
    isFinal,
    ways: [...new Map(ways.map((way) => [`${way.event} ${way.to}`, way])).values()],
  };
}
