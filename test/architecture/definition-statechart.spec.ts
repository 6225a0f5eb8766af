import type { Machine, StateValue } from '#libs/workflow';
import { createMachine, initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import { definitionFiles, machineOf, WORKFLOWS, type Raw } from './definition-files.js';

/** The definition as XState would be given it by hand, every transition an event of its own. */
function byHand(source: Raw): AnyStateMachine {
  const begin = { on: { [`/${source.start.event}/0`]: `#d.${source.start.target}` } };
  return createMachine({ id: 'd', initial: 'none', states: { none: begin, ...nodes(source.states, '') } });
}

function nodes(states: Raw, around: string): Record<string, object> {
  return Object.fromEntries(
    Object.entries(states ?? {}).map(([name, state]) => [name, node(state, `${around}${name}`)]),
  );
}

function node(state: Raw, path: string): object {
  if (state.final) return { type: 'final' };
  const on = Object.entries<Raw>(state.on ?? {}).flatMap(([event, said]) =>
    [said].flat().map(({ target }, index) => [`${path}/${event}/${index}`, target ? `#d.${target}` : {}]),
  );
  const inner = state.parallel
    ? { type: 'parallel' }
    : state.states
      ? { initial: state.initial ?? Object.keys(state.states)[0] }
      : {};
  return { ...inner, on: Object.fromEntries(on), states: nodes(state.states, `${path}.`) };
}

const definitions = definitionFiles(WORKFLOWS).map((file) => ({ ...file, machine: machineOf(file) }));

interface Compared {
  readonly path: readonly string[];
  readonly ours: StateValue;
  readonly theirs: StateValue;
  readonly bothFinal: boolean;
}

/** Every transition of every configuration, taken by both, along the shortest way to each. */
function compared(machine: Machine, xstate: AnyStateMachine): readonly Compared[] {
  const [none] = initialTransition(xstate);
  const [begun] = transition(xstate, none, { type: machine.start.id });
  const first = { ours: machine.configurations.begin().to, theirs: begun, path: [machine.start.id] };
  const known = new Map([[first.ours.key, first]]);
  const results: Compared[] = [comparison(first)];
  for (const { ours, theirs, path } of known.values()) {
    for (const alternative of [...ours.handlers.values()].flatMap((handler) => handler.alternatives)) {
      const [next] = transition(xstate, theirs, { type: alternative.id });
      const reached = {
        ours: machine.configurations.move(ours, alternative).to,
        theirs: next,
        path: [...path, alternative.id],
      };
      results.push(comparison(reached));
      if (!known.has(reached.ours.key)) known.set(reached.ours.key, reached);
    }
  }
  return results;
}

function comparison({
  ours,
  theirs,
  path,
}: {
  ours: ReturnType<Machine['configurations']['of']>;
  theirs: AnyMachineSnapshot;
  path: string[];
}) {
  const bothFinal = ours.isFinal === (theirs.status === 'done');
  return { path, ours: ours.value, theirs: theirs.value, bothFinal };
}

describe.each(definitions)('the statechart of $name', ({ source, machine }) => {
  const results = compared(machine, byHand(source));

  it('is the one that XState runs, on every transition of every configuration', () => {
    expect(results.filter(({ bothFinal }) => !bothFinal)).toEqual([]);
    expect(results.map(({ path, ours }) => ({ path, value: ours }))).toEqual(
      results.map(({ path, theirs }) => ({ path, value: theirs })),
    );
  });

  it('was held against XState on every transition', () => {
    expect(new Set(results.map(({ path }) => path.at(-1)))).toEqual(new Set(machine.alternatives.keys()));
  });

  it('restores every configuration from its stored form, in whatever order the regions come', () => {
    for (const { ours } of results) {
      const stored = JSON.parse(JSON.stringify(ours));
      const configuration = machine.configurations.of(reversed(stored));

      expect(JSON.stringify(configuration.value)).toBe(JSON.stringify(ours));
    }
  });
});

function reversed(value: StateValue): StateValue {
  if (typeof value === 'string') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]): [string, StateValue] => [name, reversed(inner)])
      .reverse(),
  );
}
