import type { Alternative, Machine, State } from '../machine.js';
import { ownerOf } from '../machine.js';
import type { ReplacementSource } from '../types.js';

/** One thing in which two versions of a definition differ. */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly what: 'start' | 'state' | 'event' | 'guard' | 'effect' | 'deadline' | 'pause' | 'owner' | 'permission';
  /** Path of the state concerned; empty for the start. */
  readonly state: string;
  /** The whole of it in words. */
  readonly message: string;
}

/** Everything in which `to` differs from `from`, state by state in the order of the newer file. */
export function differences(from: Machine, to: Machine): readonly Difference[] {
  const replaced = to.replaces.find(({ version }) => version === from.version)?.states ?? {};
  return [
    ...alternativeDifferences('', [from.start], [to.start]),
    ...[...to.states.values()].flatMap((state) => stateDifferences(from.states.get(state.path), state)),
    ...[...from.states.values()].filter(({ path }) => !to.states.has(path)).map((state) => removal(state, replaced)),
  ];
}

function removal({ path }: State, replaced: ReplacementSource['states']): Difference {
  const target = replaced[path];
  const message =
    target === undefined
      ? `State ${path} is no more, and no state takes its place.`
      : `State ${path} is no more; files that stand there go on in ${target}.`;
  return { kind: 'removed', what: 'state', state: path, message };
}

function stateDifferences(from: State | undefined, to: State): readonly Difference[] {
  const { path } = to;
  if (!from) {
    const owner = ownerOf(to);
    const waits = to.kind === 'final' ? ', an end' : owner === null ? '' : `, where the ${owner} has to act`;
    const added = difference('added', 'state', path, `State ${path} is new${waits}.`);
    return [added, ...contentsOf(to)];
  }
  return [
    ...ownDifferences(from, to),
    ...deadlineDifferences(from, to),
    ...pauseDifferences(from, to),
    ...events(from, to),
  ];
}

/** What a new state brings, said as if it had been an empty one before. */
function contentsOf(state: State): readonly Difference[] {
  const empty = { ...state, deadlines: [], pauses: [], on: new Map() };
  return [...deadlineDifferences(empty, state), ...pauseDifferences(empty, state), ...events(empty, state)];
}

function ownDifferences(from: State, to: State): readonly Difference[] {
  const { path } = to;
  const found: Difference[] = [];
  if (from.kind !== to.kind) {
    found.push(difference('changed', 'state', path, `State ${path} was ${from.kind} and is ${to.kind}.`));
  }
  if (from.kind === 'compound' && to.kind === 'compound' && from.initial !== to.initial) {
    found.push(
      difference(
        'changed',
        'state',
        path,
        `${path} begins with ${to.initial ?? '-'}, before with ${from.initial ?? '-'}.`,
      ),
    );
  }
  const [before, now] = [ownerOf(from), ownerOf(to)];
  if (before !== now) {
    found.push(
      difference('changed', 'owner', path, `In ${path} the ${now ?? '-'} has to act, before the ${before ?? '-'}.`),
    );
  }
  return found;
}

function deadlineDifferences(from: State, to: State): readonly Difference[] {
  const said = ({ deadlines }: State) =>
    new Map(
      deadlines.map(({ name, sends, remind, to: roles }) => {
        const then = sends === undefined ? '' : `, then ${sends}`;
        const reminders = remind.length === 0 ? '' : `, reminders ${remind.join(' ')}`;
        return [name, `for ${roles.join(' and ')}${then}${reminders}`];
      }),
    );
  return compared('deadline', to.path, said(from), said(to));
}

function pauseDifferences(from: State, to: State): readonly Difference[] {
  const said = ({ pauses }: State) => new Map(pauses.map(({ deadline, resume }) => [deadline, `then ${resume}`]));
  return compared('pause', to.path, said(from), said(to));
}

function events(from: State, to: State): readonly Difference[] {
  return [...new Set([...to.on.keys(), ...from.on.keys()])].flatMap((event) => {
    const [before, now] = [from.on.get(event), to.on.get(event)];
    if (!now) return [difference('removed', 'event', to.path, `${to.path} does not take ${event} any more.`)];
    if (!before)
      return [difference('added', 'event', to.path, `${to.path} takes ${event}: ${now.map(wayOf).join('; or ')}.`)];
    return alternativeDifferences(to.path, before, now);
  });
}

function wayOf({ target, by, guards }: Alternative): string {
  const condition = guards.length === 0 ? '' : ` if ${guards.map(({ name }) => name).join(' and ')}`;
  return `${target === null ? 'it stays' : `to ${target}`}, by ${by.join(' or ')}${condition}`;
}

/** The ways of one event, compared in their order; a way more or less is said as a whole. */
function alternativeDifferences(
  path: string,
  before: readonly Alternative[],
  now: readonly Alternative[],
): readonly Difference[] {
  const length = Math.max(before.length, now.length);
  return Array.from({ length }, (_, index) => [before[index], now[index]] as const).flatMap(([former, present]) => {
    if (!present) return former ? [way('removed', path, former)] : [];
    return former ? changedWay(path, former, present) : [way('added', path, present)];
  });
}

function way(kind: 'added' | 'removed', path: string, one: Alternative): Difference {
  return difference(
    kind,
    'event',
    path,
    `${one.event} of ${path} ${kind === 'added' ? 'gains' : 'loses'} a way: ${wayOf(one)}.`,
  );
}

function changedWay(path: string, before: Alternative, now: Alternative): readonly Difference[] {
  const { event } = now;
  const whole = path === '' ? event : `${event} of ${path}`;
  const found: Difference[] = [];
  if (before.event !== now.event)
    found.push(difference('changed', 'start', path, `Files begin with ${event}, before with ${before.event}.`));
  if (before.target !== now.target) {
    const message = `${whole} leads to ${now.target ?? 'where it is'}, before to ${before.target ?? 'where it was'}.`;
    found.push(difference('changed', path === '' ? 'start' : 'event', path, message));
  }
  const named = (names: readonly string[]) => new Map(names.map((name) => [name, '']));
  const permissions = ({ by, notBy }: Alternative) =>
    named([...by.map((role) => role), ...notBy.map((one) => `not by who sent ${one}`)]);
  const effects = (one: Alternative) =>
    named(one.effects.map(({ name, params }) => `${name} ${JSON.stringify(params)}`));
  return [
    ...found,
    ...compared('permission', whole, permissions(before), permissions(now)),
    ...compared(
      'guard',
      whole,
      named(before.guards.map(({ name }) => name)),
      named(now.guards.map(({ name }) => name)),
    ),
    ...compared('effect', whole, effects(before), effects(now)),
  ].map((one) => ({ ...one, state: path }));
}

const WORDS = {
  deadline: 'deadline',
  pause: 'pause of',
  permission: 'permission',
  guard: 'guard',
  effect: 'effect',
} as const;

/** What is in one list and not in the other, and what both say differently. */
function compared(
  what: keyof typeof WORDS,
  where: string,
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): readonly Difference[] {
  const word = WORDS[what];
  const added = [...now].filter(([name]) => !before.has(name));
  const removed = [...before].filter(([name]) => !now.has(name));
  const changed = [...now].filter(([name, said]) => before.has(name) && before.get(name) !== said);
  const tail = (said: string | undefined) => (said === undefined || said === '' ? '' : ` (${said})`);
  return [
    ...added.map(([name, said]) =>
      difference('added', what, where, `${where} gains the ${word} ${name}${tail(said)}.`),
    ),
    ...removed.map(([name]) => difference('removed', what, where, `${where} loses the ${word} ${name}.`)),
    ...changed.map(([name, said]) =>
      difference('changed', what, where, `${where}: the ${word} ${name} is now ${said}, before ${before.get(name)}.`),
    ),
  ];
}

function difference(kind: Difference['kind'], what: Difference['what'], state: string, message: string): Difference {
  return { kind, what, state, message };
}
