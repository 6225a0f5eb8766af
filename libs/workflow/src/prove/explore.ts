import type { Configuration } from '../chart/configurations.js';
import type { Alternative, Machine } from '../machine.js';

/** A configuration that can be reached, with what is remembered of the way, and the shortest way there. */
export interface Reached {
  readonly configuration: Configuration;
  readonly memory: string;
  readonly previous: Reached | null;
  /** The transition that led here. */
  readonly via: Alternative;
}

export interface Edge {
  readonly from: Reached;
  readonly alternative: Alternative;
  readonly to: Reached;
}

export interface Explored {
  /** The nearest first. */
  readonly reached: readonly Reached[];
  readonly edges: readonly Edge[];
}

/** What is remembered after a transition; small texts, or the search does not end in time. */
export type Remember = (memory: string, taken: Alternative) => string;

/** Every configuration, breadth first; each guarded way counts as possible, since guards depend on the world. */
export function explore(machine: Machine, remember: Remember = (memory) => memory): Explored {
  const known = new Map<string, Reached>();
  const edges: Edge[] = [];
  const first = { memory: remember('', machine.start), previous: null, via: machine.start };
  visit({ ...first, configuration: machine.configurations.begin().to });
  // Grows while it is walked: a Map is iterated in the order of insertion.
  for (const from of known.values()) edges.push(...edgesFrom(from));
  return { reached: [...known.values()], edges };

  function edgesFrom(from: Reached): readonly Edge[] {
    const alternatives = [...from.configuration.handlers.values()].flatMap((handler) => handler.alternatives);
    return alternatives.map((alternative) => {
      const { to } = machine.configurations.move(from.configuration, alternative);
      const memory = remember(from.memory, alternative);
      return { from, alternative, to: visit({ configuration: to, memory, previous: from, via: alternative }) };
    });
  }

  function visit(found: Reached): Reached {
    const key = `${found.configuration.key} | ${found.memory}`;
    const before = known.get(key);
    if (before) return before;
    known.set(key, found);
    return found;
  }
}

/** The events that lead there, in their order. */
export function traceTo(reached: Reached): readonly string[] {
  return [...(reached.previous ? traceTo(reached.previous) : []), reached.via.event];
}
