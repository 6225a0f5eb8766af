import { begunIn, type Machine, type State } from '../machine.js';

/** The innermost states of a part of a procedure, and the ways between them: what a picture of it shows. */
export interface ProcedurePart {
  readonly states: readonly { readonly path: string; readonly isFinal: boolean }[];
  readonly transitions: readonly { readonly from: string; readonly to: string }[];
}

/**
 * What can be reached from one state, in the order of the file; where `until` is given, nothing beyond it. A way out of
 * an outer state is a way out of everything in it, and a way into a parallel state leads to all that begins there.
 */
export function procedureFrom(machine: Machine, root: string, until?: string): ProcedurePart {
  const ways = waysOf(machine);
  const reached = new Set<string>();
  const walk = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    if (path !== until) for (const { from, to } of ways) if (from === path) walk(to);
  };
  walk(root);
  const states = [...machine.states.values()].filter(({ path }) => reached.has(path));
  return {
    states: states.map(({ path, kind }) => ({ path, isFinal: kind === 'final' })),
    transitions: ways.filter(({ from, to }) => from !== until && reached.has(from) && reached.has(to)),
  };
}

function waysOf(machine: Machine): ProcedurePart['transitions'] {
  const all = [...machine.alternatives.values()].flatMap(({ from, target }) => {
    const [left, entered] = [machine.states.get(from), target === null ? undefined : machine.states.get(target)];
    return left && entered ? between(innermost(left), begunIn(entered)) : [];
  });
  return [...new Map(all.map((way) => [`${way.from} ${way.to}`, way])).values()];
}

function between(leaves: readonly string[], entered: readonly string[]): ProcedurePart['transitions'] {
  return leaves.flatMap((from) => entered.filter((to) => to !== from).map((to) => ({ from, to })));
}

function innermost(state: State): readonly string[] {
  return state.children.length === 0 ? [state.path] : state.children.flatMap(innermost);
}
