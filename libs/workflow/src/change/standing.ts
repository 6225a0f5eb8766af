import type { Configuration, Move } from '../chart/configurations.js';
import { valueOf } from '../chart/state-value.js';
import { begunIn, isInside, type Machine, type State } from '../machine.js';
import { clocksIn } from '../run/clocks.js';
import { firedAfter } from '../run/next-snapshot.js';
import type { Snapshot } from '../types.js';

/**
 * The configuration in which these states are active: each with what it enters by default, and the regions beside them
 * that none of them lies in as they begin. Null where two of them cannot be active together, or one is not known.
 */
export function standingIn(machine: Machine, paths: readonly string[]): Configuration | null {
  const states = paths.map((path) => machine.states.get(path));
  const given = states.flatMap((state) => (state ? begunIn(state) : []));
  const leaves = [...new Set([...given, ...given.flatMap((path) => regionsBeside(machine, path, given))])];
  if (states.includes(undefined) || !isWhole(machine, leaves)) return null;
  return machine.configurations.of(valueOf(leaves));
}

function regionsBeside(machine: Machine, path: string, given: readonly string[]): readonly string[] {
  const around = stateLine(machine, path).filter((state) => state.kind === 'parallel');
  const regions = around.flatMap((state) => state.children);
  return regions.filter((region) => !given.some((leaf) => isInside(leaf, region.path))).flatMap(begunIn);
}

/** Whether each state around the leaves has exactly the children active that its kind asks for. */
function isWhole(machine: Machine, leaves: readonly string[]): boolean {
  const active = new Set(leaves.flatMap((path) => stateLine(machine, path)));
  const roots = [...active].filter((state) => state.parent === null);
  return roots.length === 1 && [...active].every((state) => hasItsChildren(state, active));
}

function hasItsChildren({ kind, children }: State, active: ReadonlySet<State>): boolean {
  const among = children.filter((child) => active.has(child)).length;
  if (kind === 'parallel') return among === children.length;
  return kind === 'compound' ? among === 1 : among === 0;
}

function stateLine(machine: Machine, path: string): readonly State[] {
  const line: State[] = [];
  for (let state = machine.states.get(path) ?? null; state; state = state.parent) line.push(state);
  return line;
}

/** How an instance comes to stand elsewhere without an event. */
export interface Restated {
  readonly from: Configuration;
  readonly to: Configuration;
  /** Paths of the states that begin now; the others go on. */
  readonly begun: Move['entered'];
  /** Since when a state is active that was not before, ISO 8601. */
  readonly sinceOf: (path: string) => string;
  readonly at: Date;
}

/** The snapshot in other states: what it remembers stays, times and clocks follow the states. */
export function restated(before: Snapshot, { from, to, begun, sinceOf, at }: Restated): Snapshot {
  const since = Object.fromEntries(
    to.active.map(({ path }) => [path, (begun.has(path) ? undefined : before.since[path]) ?? sinceOf(path)]),
  );
  const move = { to, entered: begun };
  const seen = { ...before, since: { ...before.since, ...since } };
  const clocks = clocksIn({ before: seen, from, move, now: at.toISOString() });
  const { context, did } = before;
  return { value: to.value, context, since, fired: firedAfter(before, move, clocks), did, clocks };
}
