import { advance, deadlinesOf, explain, replay, type Machine, type Snapshot, type Step } from '#libs/workflow';
import { aCalendar, theFacts } from '#testing/workflow';
import { ROLES, systemActor, type Actor } from '#libs/kernel';
import fc from 'fast-check';
import { definitionFiles, machineOf, WORKFLOWS } from './definition-files.js';
import { NOTHING_AGAINST, samplePayloads } from '../support/sample-payloads.js';
import { attempted, walk } from './walk.js';

const definitions = definitionFiles(WORKFLOWS).map((file) => ({ name: file.name, machine: machineOf(file) }));

const PEOPLE = ['amina', 'badr', 'chafik'];

/** A choice at each turn: which event, by whom, with which payload; numbers are taken modulo what there is. */
const turns = fc.array(
  fc.record({
    event: fc.nat(),
    payload: fc.nat(3),
    person: fc.nat(PEOPLE.length),
    minutes: fc.integer({ min: 1, max: 90_000 }),
  }),
  { maxLength: 60 },
);
type Turn = typeof turns extends fc.Arbitrary<(infer T)[]> ? T : never;

/** Somebody of the three with every role, so that only the separation of duties keeps them apart, or the engine. */
function actorOf({ person }: Turn): Actor {
  const id = PEOPLE[person];
  if (id === undefined) return systemActor('test');
  return { kind: 'person', id, roles: ROLES.filter((role) => role !== 'system') };
}

interface Turned {
  readonly before: Snapshot;
  readonly type: string;
  readonly payload: Step['snapshot']['context'];
  readonly by: Actor;
  readonly at: Date;
  readonly step: Step | null;
  /** Codes of the reasons, where it was refused. */
  readonly refusal: readonly string[];
}

/** One random life: at each turn somebody tries one of the events that the state takes. */
function lifeOf(machine: Machine, first: Snapshot, chosen: readonly Turn[]): readonly Turned[] {
  const life: Turned[] = [];
  let snapshot = first;
  let at = new Date('2026-03-02T12:00:00.000Z');
  for (const turn of chosen) {
    const events = [...machine.configurations.of(snapshot.value).handlers.keys()];
    const type = events[turn.event % events.length];
    if (type === undefined) break;
    const payloads = samplePayloads(type);
    const payload = payloads[turn.payload % payloads.length] ?? {};
    const by = actorOf(turn);
    at = new Date(at.getTime() + turn.minutes * 60_000);
    const facts = theFacts({ by, at: at.toISOString(), given: NOTHING_AGAINST });
    const before = snapshot;
    const outcome = attempted(() => advance(machine, before, { type, payload }, facts));
    const step = 'reasons' in outcome ? null : outcome;
    const refusal = 'reasons' in outcome ? outcome.reasons.map(({ code }) => code) : [];
    life.push({ before, type, payload, by, at, step, refusal });
    if (step) snapshot = step.snapshot;
  }
  return life;
}

describe.each(definitions)('whatever happens to an instance of $name', ({ machine }) => {
  const begun = walk(machine)[0]?.step.snapshot;
  if (!begun) throw new Error(`${machine.id} does not begin.`);
  const lives = (check: (life: readonly Turned[]) => void) =>
    fc.assert(
      fc.property(turns, (chosen) => check(lifeOf(machine, begun, chosen))),
      { numRuns: 40 },
    );

  it('its history replays to the same snapshot, to the letter', () => {
    lives((life) => {
      const taken = life.flatMap(({ type, payload, by, at, step }) =>
        step ? [{ event: type, payload, by, at, step }] : [],
      );
      let replayed = begun;
      const replays = taken.map(({ step, ...recorded }) => {
        replayed = replay(machine, replayed, { ...recorded, taken: step.taken });
        return JSON.stringify(replayed);
      });

      expect(replays).toEqual(taken.map(({ step }) => JSON.stringify(step.snapshot)));
    });
  });

  it('its memory speaks of active states only, and never of the future', () => {
    lives((life) => {
      for (const { step, at } of life) {
        if (!step) continue;
        const { since, value } = step.snapshot;
        expect(Object.keys(since)).toEqual(machine.configurations.of(value).active.map((state) => state.path));
        expect(Object.values(since).every((entered) => entered <= at.toISOString())).toBe(true);
      }
    });
  });

  it('nothing is done that explain shows as impossible', () => {
    lives((life) => {
      const surprises = life.filter(({ before, type, by, at, step }) => {
        if (step === null || by.kind === 'system') return false;
        const facts = theFacts({ by, at: at.toISOString(), given: NOTHING_AGAINST });
        return !explain(machine, before, by, facts).some(({ event, allowed }) => event === type && allowed);
      });
      expect(surprises).toEqual([]);
    });
  });

  it('nothing that explain allows is refused for want of permission or a second person', () => {
    lives((life) => {
      const surprises = life.filter(({ before, type, by, at, step, refusal }) => {
        if (step !== null || by.kind === 'system') return false;
        const facts = theFacts({ by, at: at.toISOString(), given: NOTHING_AGAINST });
        const isAllowed = explain(machine, before, by, facts).some(({ event, allowed }) => event === type && allowed);
        return isAllowed && refusal.some((code) => !code.startsWith('guard.'));
      });
      expect(surprises).toEqual([]);
    });
  });

  it('nobody approves an act of their own', () => {
    lives((life) => {
      const own = life.filter(({ before, type, by, step }) => {
        const approved = machine.vocabulary.events[type]?.approves ?? [];
        return step && by.kind === 'person' && approved.some((event) => before.did[event]?.includes(by.id));
      });
      expect(own).toEqual([]);
    });
  });

  it('its timers have names of their own and come in their order', () => {
    const calendar = aCalendar({
      dates: new Proxy({}, { get: () => '2026-06-01T12:00:00.000Z' }),
      periods: new Proxy({}, { get: () => 'P30D' }),
    });
    lives((life) => {
      for (const { before } of life) {
        const timers = deadlinesOf(machine, before, calendar);
        expect(new Set(timers.map((timer) => timer.name)).size).toBe(timers.length);
        expect(timers.map((timer) => timer.at.getTime())).toEqual(
          timers.map((timer) => timer.at.getTime()).sort((a, b) => a - b),
        );
      }
    });
  });
});
