import type { Machine } from '../machine.js';
import type { Fault } from '../types.js';
import { explore, traceTo, type Explored, type Reached } from './explore.js';

/** States that no sequence of events leads to; of a state within such a state nothing more is said. */
export function unreachableStates(machine: Machine): readonly Fault[] {
  const reached = new Set(explore(machine).reached.flatMap(({ configuration }) => configuration.active));
  return [...machine.states.values()]
    .filter((state) => !reached.has(state) && (state.parent === null || reached.has(state.parent)))
    .map(({ path, filePath }) => ({ code: 'unreachable', path: filePath, message: `Nothing leads to ${path}.` }));
}

/** Where an instance can get and never come to an end; of what lies behind such a place nothing more is said. */
export function deadEnds(machine: Machine): readonly Fault[] {
  const explored = explore(machine);
  const ending = ableToEnd(explored);
  return explored.reached
    .filter((one) => !ending.has(one) && (one.previous === null || ending.has(one.previous)))
    .map((one) => ({
      code: 'dead-end',
      path: machine.states.get(one.configuration.atomic[0] ?? '')?.filePath ?? '',
      message: `From ${one.configuration.key} no way leads to an end.`,
      trace: traceTo(one),
    }));
}

function ableToEnd({ reached, edges }: Explored): ReadonlySet<Reached> {
  const before = new Map<Reached, Reached[]>();
  for (const { from, to } of edges) before.set(to, [...(before.get(to) ?? []), from]);
  const ending = new Set(reached.filter(({ configuration }) => configuration.isFinal));
  // Grows while it is walked.
  for (const one of ending) for (const earlier of before.get(one) ?? []) ending.add(earlier);
  return ending;
}
