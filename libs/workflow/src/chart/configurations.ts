import { lineOf, type Alternative, type State } from '../machine.js';
import type { Resume, StateValue } from '../types.js';
import { Statechart, type Position } from './adapter.js';
import { pathsOf, stateText, valueOf } from './state-value.js';

/** What the states that are active together mean: worked out once, then looked up. */
export interface Configuration {
  /** Paths of the active atomic states in the order of the file, joined by blanks. */
  readonly key: string;
  readonly value: StateValue;
  /** Paths of the active atomic states. */
  readonly atomic: readonly string[];
  /** Every active state, in the order of the file. */
  readonly active: readonly State[];
  readonly isFinal: boolean;
  /** Which deadlines stand still here, and how each goes on after it. */
  readonly pauses: ReadonlyMap<string, Resume>;
  /** Who answers which event here: the innermost active state that does. */
  readonly handlers: ReadonlyMap<string, Handler>;
}

export interface Handler {
  readonly state: State;
  /** The state and its ancestors, the innermost first. */
  readonly line: readonly State[];
  readonly alternatives: readonly Alternative[];
}

/** Where a transition leads, and the paths of the states that it entered. */
export interface Move {
  readonly to: Configuration;
  readonly entered: ReadonlySet<string>;
}

/** A stored state that the definition does not know, or knows only in part. */
export class StateUnknown extends Error {
  override readonly name = 'StateUnknown';
}

interface Known extends Configuration {
  readonly position: Position;
  readonly moves: Map<string, Move>;
}

/** Real definitions have dozens; the limit keeps a wide product of regions from filling the memory. */
const MOST_KEPT = 5_000;

/**
 * The configurations of one machine. XState is asked once for each transition of each configuration; after that a
 * transition is a look-up, so that its cost does not matter any more.
 */
export class Configurations {
  private readonly chart: Statechart;
  private readonly order: ReadonlyMap<string, number>;
  private readonly byKey = new Map<string, Known>();
  private readonly byStored = new Map<string, Known>();

  constructor(
    private readonly states: ReadonlyMap<string, State>,
    private readonly start: Alternative,
  ) {
    this.chart = new Statechart(
      [...states.values()].filter((state) => state.parent === null),
      start,
    );
    this.order = new Map([...states.keys()].map((path, index) => [path, index]));
  }

  /** Where an instance begins. */
  begin(): Move {
    return this.moveFrom(this.chart.beginning(), this.start);
  }

  /** The configuration of a stored value, whatever the order of its keys; throws `StateUnknown`. */
  of(value: StateValue): Configuration {
    return this.known(value);
  }

  /** Takes a transition whose state is active; throws `StateUnknown` where it is not. */
  move(from: Configuration, alternative: Alternative): Move {
    const { position, moves } = this.known(from.value);
    const before = moves.get(alternative.id);
    if (before) return before;
    const move = this.moveFrom(position, alternative);
    moves.set(alternative.id, move);
    return move;
  }

  private moveFrom(position: Position, alternative: Alternative): Move {
    const { to, entered } = this.chart.take(position, alternative.id);
    if (alternative.target !== null && entered.length === 0) {
      throw new StateUnknown(`${alternative.id} cannot be taken in ${stateText(position.value)}.`);
    }
    return { to: this.kept(to), entered: new Set(entered) };
  }

  private known(value: StateValue): Known {
    const stored = stateText(value);
    const before = this.byStored.get(stored);
    if (before) return before;
    const known = this.kept(this.restored(value));
    // XState fills a missing region with its initial state, in silence.
    if (known.key.length !== stored.length) throw new StateUnknown(`"${stored}" is only a part of "${known.key}".`);
    this.byStored.set(stored, known);
    return known;
  }

  private restored(value: StateValue): Position {
    const unknown = pathsOf(value).find((path) => !this.states.has(path));
    if (unknown !== undefined) throw new StateUnknown(`There is no state ${unknown}.`);
    return this.chart.at(value);
  }

  private kept(position: Position): Known {
    const atomic = [...pathsOf(position.value)].sort((one, other) => this.orderOf(one) - this.orderOf(other));
    const key = atomic.join(' ');
    const before = this.byKey.get(key);
    if (before) return before;
    if (this.byKey.size >= MOST_KEPT) this.forget();
    const known = { ...configuration(key, atomic, this.active(atomic), position.isFinal), position, moves: new Map() };
    this.byKey.set(key, known);
    return known;
  }

  private forget(): void {
    this.byKey.clear();
    this.byStored.clear();
  }

  private active(atomic: readonly string[]): readonly State[] {
    const paths = new Set(atomic.flatMap((path) => lineOf(this.state(path)).map((state) => state.path)));
    return [...paths]
      .map((path) => this.state(path))
      .sort((one, other) => this.orderOf(one.path) - this.orderOf(other.path));
  }

  private state(path: string): State {
    const state = this.states.get(path);
    if (!state) throw new StateUnknown(`There is no state ${path}.`);
    return state;
  }

  private orderOf(path: string): number {
    return this.order.get(path) ?? -1;
  }
}

function configuration(
  key: string,
  atomic: readonly string[],
  active: readonly State[],
  isFinal: boolean,
): Configuration {
  const pauses = new Map(active.flatMap((state) => state.pauses.map(({ deadline, resume }) => [deadline, resume])));
  return { key, value: valueOf(atomic), atomic, active, isFinal, pauses, handlers: handlersOf(active) };
}

function handlersOf(active: readonly State[]): ReadonlyMap<string, Handler> {
  const handlers = new Map<string, Handler>();
  const lines = active.map(lineOf).sort((one, other) => other.length - one.length);
  for (const line of lines) {
    const [state] = line;
    for (const [event, alternatives] of state?.on ?? []) {
      if (state && !handlers.has(event)) handlers.set(event, { state, line, alternatives });
    }
  }
  return handlers;
}
