import type { Json, Role } from '#libs/kernel';
import type { Configurations } from './chart/configurations.js';
import type {
  DeadlineSource,
  DeadlineWord,
  EffectWord,
  GuardWord,
  PauseSource,
  ReplacementSource,
  Vocabulary,
} from './types.js';

/** A definition that has passed `compile`: what every function of this library works on. */
export interface Machine {
  readonly id: string;
  readonly version: number;
  readonly subject: string;
  readonly vocabulary: Vocabulary;
  /** The definition as it was given, for whoever keeps the text that has run. */
  readonly source: Json;
  /** The transition that begins an instance. */
  readonly start: Alternative;
  /** Where files of earlier versions go whose state is no more. */
  readonly replaces: readonly ReplacementSource[];
  /** Every state by its path, in the order of the file. */
  readonly states: ReadonlyMap<string, State>;
  /** Every transition by its id. */
  readonly alternatives: ReadonlyMap<string, Alternative>;
  readonly configurations: Configurations;
}

export interface State {
  /** Names from the root, joined by dots. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final';
  readonly parent: State | null;
  readonly children: readonly State[];
  /** Name of the child that is entered by default. */
  readonly initial: string | null;
  /** Who has to act; where a state names nobody, its nearest ancestor does. */
  readonly owner: Role | null;
  readonly deadlines: readonly Deadline[];
  /** Deadlines that stand still while this state is active. */
  readonly pauses: readonly PauseSource[];
  readonly on: ReadonlyMap<string, readonly Alternative[]>;
  /** Where the state stands in the file. */
  readonly filePath: string;
}

export interface Deadline extends DeadlineSource {
  readonly word: DeadlineWord;
}

/** One way an event may be taken from a state: who may, under which guards, where it leads and what it asks for. */
export interface Alternative {
  /** `<path of the state>/<event>/<index>`, as the history keeps it. */
  readonly id: string;
  readonly event: string;
  /** Path of the state that has it; empty for the start. */
  readonly from: string;
  /** Path of the state it leads to; null: the state stays. */
  readonly target: string | null;
  readonly by: readonly Role[];
  readonly notBy: readonly string[];
  readonly guards: readonly { readonly name: string; readonly word: GuardWord }[];
  readonly effects: readonly { readonly name: string; readonly params: Json; readonly word: EffectWord }[];
  readonly filePath: string;
}

/** Whether `path` lies inside the state `outer`; a state does not lie inside itself. */
export function isInside(path: string, outer: string): boolean {
  return path.startsWith(`${outer}.`);
}

/** A state and its ancestors, the innermost first. */
export function lineOf(state: State): readonly State[] {
  return state.parent ? [state, ...lineOf(state.parent)] : [state];
}

/** The innermost states that are active once this one is entered by default, in the order of the file. */
export function begunIn(state: State): readonly string[] {
  if (state.children.length === 0) return [state.path];
  const entered =
    state.kind === 'parallel' ? state.children : state.children.filter(({ name }) => name === state.initial);
  return entered.flatMap(begunIn);
}

/** Who has to act in a state: its own owner or that of the nearest ancestor that names one. */
export function ownerOf(state: State): Role | null {
  return lineOf(state).find((one) => one.owner !== null)?.owner ?? null;
}

/** Whether a person may take it at all, and not only the engine. */
export function isForPeople({ by }: Alternative): boolean {
  return by.some((role) => role !== 'system');
}
