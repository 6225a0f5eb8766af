import type { Json } from '#libs/kernel';
import { Configurations } from '../chart/configurations.js';
import type { Alternative, Machine, State } from '../machine.js';
import type { TransitionSource, Vocabulary } from '../types.js';
import { filePath } from './file-path.js';
import type { DefinitionSource, StateSource } from './source.js';

/** A machine before it is known to be sound; only a sound one gets its configurations. */
export type Draft = Omit<Machine, 'configurations'>;

/** What every part of a definition is built from. */
interface Build {
  readonly source: Json;
  readonly vocabulary: Vocabulary;
  /** Filled as the tree is built, in the order of the file. */
  readonly states: Map<string, State>;
}

/** Where a list of states stands: in which state, and where in the file. */
interface Place {
  readonly parent: State | null;
  readonly filed: readonly string[];
}

/** The tree of states with the words of the vocabulary put in place of their names; nothing is checked here. */
export function draftOf(parsed: DefinitionSource, source: Json, vocabulary: Vocabulary): Draft {
  const build: Build = { source, vocabulary, states: new Map() };
  const { id, version, start: said } = parsed;
  const start = alternativeOf(
    build,
    { ...said, notBy: [], guards: [] },
    { from: '', event: said.event, index: 0 },
    'start',
  );
  statesOf(build, parsed.states, { parent: null, filed: ['states'] });
  const transitions = [...build.states.values()].flatMap((state) => [...state.on.values()].flat());
  const alternatives = new Map([start, ...transitions].map((one) => [one.id, one]));
  const { subject } = vocabulary;
  const { replaces } = parsed;
  return { id, version, subject, vocabulary, source, start, replaces, states: build.states, alternatives };
}

/** The machine of a draft without faults. */
export function machineOf(draft: Draft): Machine {
  return { ...draft, configurations: new Configurations(draft.states, draft.start) };
}

function statesOf(
  build: Build,
  sources: NonNullable<StateSource['states']>,
  { parent, filed }: Place,
): readonly State[] {
  return Object.entries(sources).map(([name, said]) => {
    const path = parent ? `${parent.path}.${name}` : name;
    const here = [...filed, name];
    // Children know their parent, so the list is filled after the state is made.
    const children: State[] = [];
    const state = { ...stateOf(build, said, path, here), name, parent, children };
    build.states.set(path, state);
    children.push(...statesOf(build, said.states ?? {}, { parent: state, filed: [...here, 'states'] }));
    return state;
  });
}

function stateOf(
  build: Build,
  said: StateSource,
  path: string,
  here: readonly string[],
): Omit<State, 'name' | 'parent' | 'children'> {
  const { deadlines } = build.vocabulary;
  return {
    path,
    kind: kindOf(said),
    initial: said.initial ?? Object.keys(said.states ?? {})[0] ?? null,
    owner: said.owner ?? null,
    deadlines: said.deadlines.map((deadline) => ({ ...deadline, word: known(deadlines, deadline.name) })),
    pauses: said.pauses,
    on: transitionsOf(build, said, path, here),
    filePath: here.join('.'),
  };
}

function transitionsOf(build: Build, said: StateSource, from: string, here: readonly string[]): State['on'] {
  return new Map(
    Object.entries(said.on).map(([event, list]) => [
      event,
      list.map((one, index) =>
        alternativeOf(build, one, { from, event, index }, filePath(build.source, [...here, 'on', event, index])),
      ),
    ]),
  );
}

type Which = Pick<Alternative, 'from' | 'event'> & { readonly index: number };

function alternativeOf({ vocabulary }: Build, said: TransitionSource, which: Which, filed: string): Alternative {
  const { target = null, by, notBy, guards, effects } = said;
  const { from, event, index } = which;
  return {
    id: `${from}/${event}/${index}`,
    event,
    from,
    target,
    by,
    notBy,
    guards: guards.map((name) => ({ name, word: known(vocabulary.guards, name) })),
    effects: effects.map((effect) => ({ ...effect, word: known(vocabulary.effects, effect.name) })),
    filePath: filed,
  };
}

function kindOf({ states, parallel, final }: StateSource): State['kind'] {
  if (final) return 'final';
  if (parallel) return 'parallel';
  return states === undefined ? 'atomic' : 'compound';
}

/** The schema has already refused every name that the vocabulary does not have. */
function known<W>(words: Readonly<Record<string, W>>, name: string): W {
  const word = words[name];
  if (word === undefined) throw new Error(`The vocabulary has no word ${name}.`);
  return word;
}
