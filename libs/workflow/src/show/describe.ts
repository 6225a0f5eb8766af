import type { JsonObject, Role } from '#libs/kernel';
import { ownerOf, type Alternative, type Machine, type State } from '../machine.js';
import type { DeadlineSource, PauseSource } from '../types.js';

export interface StateDescription {
  readonly path: string;
  readonly kind: State['kind'];
  /** Who has to act there, also where a state around it says so. */
  readonly owner: Role | null;
  readonly isFinal: boolean;
}

export interface TransitionDescription {
  readonly event: string;
  readonly from: string;
  /** Null where the state stays. */
  readonly to: string | null;
  readonly by: readonly Role[];
  readonly notBy: readonly string[];
  readonly guards: readonly string[];
  readonly effects: readonly { readonly name: string; readonly params: JsonObject }[];
}

/** A definition as a person reads it, without its code. */
export interface Description {
  readonly id: string;
  readonly version: number;
  readonly subject: string;
  readonly start: TransitionDescription;
  readonly states: readonly (StateDescription & {
    readonly deadlines: readonly DeadlineSource[];
    readonly pauses: readonly PauseSource[];
  })[];
  readonly transitions: readonly TransitionDescription[];
}

/** Every state, in the order of the file. */
export function statesOf(machine: Machine): readonly StateDescription[] {
  return [...machine.states.values()].map(stateDescription);
}

/** Every event that some state takes, and the one that begins an instance, in the order of the file. */
export function eventsOf(machine: Machine): readonly string[] {
  return [...new Set([...machine.alternatives.values()].map((one) => one.event))];
}

/** Everything a page or a report needs to show the procedure. */
export function describe(machine: Machine): Description {
  const { id, version, subject, start } = machine;
  const transitions = [...machine.alternatives.values()].filter((one) => one !== start).map(transitionDescription);
  const states = [...machine.states.values()].map((state) => ({
    ...stateDescription(state),
    deadlines: state.deadlines.map(({ word: _word, ...deadline }) => deadline),
    pauses: state.pauses,
  }));
  return { id, version, subject, start: transitionDescription(start), states, transitions };
}

function stateDescription(state: State): StateDescription {
  return { path: state.path, kind: state.kind, owner: ownerOf(state), isFinal: state.kind === 'final' };
}

function transitionDescription({
  event,
  from,
  target,
  by,
  notBy,
  guards,
  effects,
}: Alternative): TransitionDescription {
  return {
    event,
    from,
    to: target,
    by,
    notBy,
    guards: guards.map((guard) => guard.name),
    // Parameters have passed the effect's schema, which is an object.
    effects: effects.map(({ name, params }) => ({ name, params: params as JsonObject })),
  };
}
