import { createMachine, initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import type { Alternative, State } from '../machine.js';
import type { StateValue } from '../types.js';

/** A snapshot of XState; nobody outside this file looks into it. */
export interface Position {
  readonly value: StateValue;
  readonly isFinal: boolean;
  readonly snapshot: AnyMachineSnapshot;
}

/** Where a transition leads, and which states it entered, by their paths. */
export interface Taken {
  readonly to: Position;
  readonly entered: readonly string[];
}

const ROOT = 'machine';
/** Stands before every instance; no name of a definition may begin with a bracket. */
const BEFORE = '(before)';

/**
 * The statechart semantics of a definition (hierarchy, regions, entry), computed by XState. Every alternative is an
 * event of its own, without guard or action, so that XState decides nothing: who may and whether guards hold is ours.
 * States report their entry as an action, which `transition` returns without running it.
 */
export class Statechart {
  private readonly machine: AnyStateMachine;

  constructor(roots: readonly State[], start: Alternative) {
    const before = { on: { [start.id]: { target: `#${ROOT}.${start.target}` } } };
    const states = Object.fromEntries(roots.map((state) => [state.name, nodeOf(state)]));
    this.machine = createMachine({ id: ROOT, initial: BEFORE, states: { [BEFORE]: before, ...states } });
  }

  /** The position before an instance begins. */
  beginning(): Position {
    const [snapshot] = initialTransition(this.machine);
    return position(snapshot);
  }

  /** The position that a stored value names; throws for a state that the definition does not have. */
  at(value: StateValue): Position {
    return position(this.machine.resolveState({ value, context: {} }));
  }

  /** Takes one alternative, by its id. An id that the position does not accept leads nowhere and enters nothing. */
  take(from: Position, id: string): Taken {
    const [snapshot, actions] = transition(this.machine, from.snapshot, { type: id });
    return { to: position(snapshot), entered: actions.map((action) => action.type) };
  }
}

function position(snapshot: AnyMachineSnapshot): Position {
  return { value: snapshot.value, isFinal: snapshot.status === 'done', snapshot };
}

function nodeOf(state: State): object {
  if (state.kind === 'final') return { type: 'final', entry: state.path };
  const alternatives = [...state.on.values()].flat();
  const on = Object.fromEntries(alternatives.map((one) => [one.id, edgeOf(one)]));
  if (state.kind === 'atomic') return { entry: state.path, on };
  const states = Object.fromEntries(state.children.map((child) => [child.name, nodeOf(child)]));
  const inner = state.kind === 'parallel' ? { type: 'parallel' } : { initial: state.initial };
  return { entry: state.path, on, states, ...inner };
}

/** A transition to the state itself begins that state anew, with new deadlines. */
function edgeOf({ target, from }: Alternative): object {
  return target === null ? {} : { target: `#${ROOT}.${target}`, reenter: target === from };
}
