import { advance, replay, type Machine, type Step, type TransitionRefused } from '#libs/workflow';
import { aPerson } from '#testing/workflow';
import { activeStates, atomicAfter } from './read-by-hand.js';
import { definitionFiles, machineOf, WORKFLOWS, type Raw } from './definition-files.js';
import { attempted, factsFor, walk, type Edge } from './walk.js';

const definitions = definitionFiles(WORKFLOWS).map((file) => {
  const machine = machineOf(file);
  return { name: file.name, source: file.source, machine, edges: walk(machine) };
});

describe.each(definitions)('each transition of $name', ({ source, machine, edges }) => {
  const byId = new Map(edges.map((edge) => [edge.step.taken, edge]));

  it('can be taken', () => {
    expect([...byId.keys()].sort()).toEqual([...machine.alternatives.keys()].sort());
  });

  it.each([...byId])('%s leads where the file says', (_id, edge) => {
    const before = edge.before ? activeStates(edge.before.value) : [];

    expect(activeStates(edge.step.snapshot.value)).toEqual(atomicAfter(source, before, edge.step.taken));
  });

  it.each([...byId])('%s asks for what the file says', (id, edge) => {
    expect(edge.step.effects.map(nameAndTemplate)).toEqual(effectsInFile(source, id));
  });

  it.each([...byId])('%s is refused to somebody who may not', (_id, edge) => {
    if (edge.before === null) return;
    const by = aPerson('stranger');
    const { before, event, payload } = edge;

    expect(() => advance(machine, before, { type: event, payload }, factsFor(by))).toThrow(
      expect.objectContaining({ reasons: [expect.objectContaining({ code: 'permission' })] }),
    );
  });

  it.each([...byId])('%s leaves a state that refuses every event it does not take', (_id, { step }) => {
    const by = aPerson('x');
    const foreign = eventsNotTaken(machine, step);
    const outcomes = foreign.map((type) =>
      attempted(() => advance(machine, step.snapshot, { type, payload: {} }, factsFor(by))),
    );

    expect(foreign.length).toBeGreaterThan(0);
    expect(outcomes.map(codes)).toEqual(foreign.map(() => ['notInThisState']));
  });

  it.each(edges.map((edge, index): [string, Edge] => [`${index} (${edge.step.taken})`, edge]))(
    '%s leaves a snapshot that is sound, survives JSON and is replayed exactly',
    (_name, { before, event, payload, by, step }) => {
      const { snapshot, taken } = step;
      const { at } = factsFor(by);

      expect(machine.vocabulary.context.safeParse(snapshot.context).error).toBeUndefined();
      expect(Object.keys(snapshot.since)).toEqual(
        machine.configurations.of(snapshot.value).active.map(({ path }) => path),
      );
      expect(JSON.stringify(replay(machine, before, { event, payload, taken, at, by }))).toBe(JSON.stringify(snapshot));
      expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
    },
  );
});

function codes(outcome: Step | TransitionRefused): readonly string[] {
  return 'reasons' in outcome ? outcome.reasons.map((reason) => reason.code) : [];
}

function nameAndTemplate({ name, payload }: Step['effects'][number]): string {
  const { template } = payload;
  return typeof template === 'string' ? `${name} ${template}` : name;
}

/** The file's own list of effects of a transition; read here without the code that is under test. */
function effectsInFile(source: Raw, id: string): readonly string[] {
  const [path = '', event = '', index] = id.split('/');
  const said = path === '' ? source.start : stateInFile(source, path).on[event];
  const transition = Array.isArray(said) ? said[Number(index)] : said;
  return (transition.effects ?? []).map((effect: string | Record<string, { template: string }>) =>
    typeof effect === 'string'
      ? effect
      : Object.entries(effect).map(([name, { template }]) => `${name} ${template}`)[0],
  );
}

function stateInFile(source: Raw, path: string): Raw {
  return path.split('.').reduce((state, name) => state.states[name], source);
}

function eventsNotTaken(machine: Machine, { snapshot }: Step): readonly string[] {
  const taken = machine.configurations.of(snapshot.value).handlers;
  return Object.keys(machine.vocabulary.events).filter((event) => !taken.has(event));
}
