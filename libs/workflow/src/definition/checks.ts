import { isInside, lineOf, type Alternative, type State } from '../machine.js';
import type { Fault } from '../types.js';
import type { Draft } from './build.js';
import { unknownName } from './nearest.js';

type Check = (draft: Draft) => readonly Fault[];

/** What a definition must fulfil as a whole; every fault is found, not only the first. */
export function faultsOf(draft: Draft): readonly Fault[] {
  const checks: readonly Check[] = [
    stateFaults,
    startFaults,
    targetFaults,
    alternativeFaults,
    deadlineFaults,
    regionFaults,
    pauseFaults,
    replacementFaults,
  ];
  return checks.flatMap((check) => check(draft));
}

/** Whether both states can be active at once: one holds the other, or they lie in different regions. */
function mayBeTogether(one: State, other: State): boolean {
  if (isInside(one.path, other.path) || isInside(other.path, one.path)) return true;
  const common = lineOf(one).find((state) => isInside(other.path, state.path));
  return common?.kind === 'parallel';
}

function stateFaults({ states }: Draft): readonly Fault[] {
  return [...states.values()].flatMap((state) => {
    const { kind, children, filePath } = state;
    const faults: Fault[] = [];
    const names = children.map((child) => child.name);
    if (kind === 'final' && saysMore(state)) {
      faults.push({
        code: 'final-with-rules',
        path: filePath,
        message: `${state.path} is final: nothing happens or waits there.`,
      });
    }
    if (kind === 'compound' && children.length === 0) {
      faults.push({
        code: 'no-states',
        path: `${filePath}.states`,
        message: `${state.path} has an empty list of states.`,
      });
    }
    if (kind === 'compound' && names.length > 0 && !names.includes(state.initial ?? '')) {
      const message = unknownName('state', state.initial ?? '', names);
      faults.push({ code: 'unknown-initial', path: `${filePath}.initial`, message });
    }
    if (kind === 'parallel' && (children.length < 2 || children.some((child) => child.children.length === 0))) {
      const message = `${state.path} is parallel: it needs two regions at least, each with states of its own.`;
      faults.push({ code: 'regions', path: filePath, message });
    }
    return faults;
  });
}

function saysMore({ owner, deadlines, pauses, on, children }: State): boolean {
  return owner !== null || deadlines.length > 0 || pauses.length > 0 || on.size > 0 || children.length > 0;
}

function startFaults({ start, states }: Draft): readonly Fault[] {
  const path = 'start.target';
  const target = states.get(start.target ?? '');
  if (!target)
    return [{ code: 'unknown-target', path, message: unknownName('state', start.target ?? '', [...states.keys()]) }];
  if (target.kind === 'atomic') return [];
  return [
    {
      code: 'start-not-atomic',
      path,
      message: `An instance begins in a state without states inside, not in ${target.path}.`,
    },
  ];
}

function targetFaults({ states }: Draft): readonly Fault[] {
  return transitions(states).flatMap(({ target, from, filePath }): Fault[] => {
    if (target === null) return [];
    const path = `${filePath}.target`;
    const found = states.get(target);
    const source = states.get(from);
    if (!found || !source)
      return [{ code: 'unknown-target', path, message: unknownName('state', target, [...states.keys()]) }];
    const around = lineOf(source).find((state) => isInside(target, state.path));
    if (around?.kind !== 'parallel') return [];
    const message = `This leads from ${from} into a region of ${around.path}, which would begin its other regions anew.`;
    return [{ code: 'target-in-other-region', path, message }];
  });
}

function alternativeFaults({ states }: Draft): readonly Fault[] {
  return [...states.values()].flatMap((state) => [...state.on.values()].flatMap(faultsOfAlternatives));
}

function faultsOfAlternatives(alternatives: readonly Alternative[]): readonly Fault[] {
  const [first] = alternatives;
  return alternatives.flatMap((one, index) => {
    const faults: Fault[] = [];
    const winner = alternatives.slice(0, index).find((earlier) => alwaysWins(earlier, one));
    if (winner) {
      faults.push({ code: 'never-taken', path: one.filePath, message: `${winner.id} comes first and has no guard.` });
    }
    if (first && one.notBy.join() !== first.notBy.join()) {
      const message = 'The ways to take one event must agree on notBy, or one of them leads around it.';
      faults.push({ code: 'not-by-differs', path: `${one.filePath}.notBy`, message });
    }
    return faults;
  });
}

function alwaysWins(earlier: Alternative, later: Alternative): boolean {
  return earlier.guards.length === 0 && later.by.every((role) => earlier.by.includes(role));
}

function deadlineFaults({ states }: Draft): readonly Fault[] {
  return [...states.values()].flatMap((state) =>
    state.deadlines.flatMap(({ sends }, index): Fault[] => {
      if (sends === undefined) return [];
      const path = `${state.filePath}.deadlines.${index}.sends`;
      const nearest = lineOf(state).find((one) => one.on.has(sends));
      if (!nearest) {
        return [
          { code: 'deadline-unanswered', path, message: `Neither ${state.path} nor a state around it takes ${sends}.` },
        ];
      }
      const within = [...states.values()].filter((one) => isInside(one.path, state.path));
      const refusing = [nearest, ...within].find((one) => !alwaysTakenBySystem(one.on.get(sends)));
      if (!refusing) return [];
      const message = `${refusing.path} may refuse ${sends}: a deadline needs a way that is by system and has no guard.`;
      return [{ code: 'deadline-refusable', path, message }];
    }),
  );
}

function alwaysTakenBySystem(alternatives: readonly Alternative[] | undefined): boolean {
  return alternatives?.some((one) => one.by.includes('system') && one.guards.length === 0) ?? true;
}

/** What may stand once only among the states that are active together: the answer to an event, and a deadline's name. */
function regionFaults({ states }: Draft): readonly Fault[] {
  const all = [...states.values()];
  return all.flatMap((later, index) =>
    all
      .slice(0, index)
      .filter((earlier) => mayBeTogether(earlier, later))
      .flatMap((earlier) => [...eventsOfBoth(earlier, later), ...deadlinesOfBoth(earlier, later)]),
  );
}

function eventsOfBoth(earlier: State, later: State): readonly Fault[] {
  if (isInside(later.path, earlier.path)) return [];
  return [...later.on.keys()]
    .filter((event) => earlier.on.has(event))
    .map((event) => ({
      code: 'event-in-two-regions',
      path: `${later.filePath}.on.${event}`,
      message: `${event} is also taken by ${earlier.path}, which can be active at the same time.`,
    }));
}

function deadlinesOfBoth(earlier: State, later: State): readonly Fault[] {
  const names = earlier.deadlines.map((deadline) => deadline.name);
  return later.deadlines
    .map((deadline, index) => ({ deadline, path: `${later.filePath}.deadlines.${index}.name` }))
    .filter(({ deadline }) => names.includes(deadline.name))
    .map(({ deadline, path }) => ({
      code: 'deadline-twice',
      path,
      message: `${deadline.name} is also a deadline of ${earlier.path}, which can be active at the same time.`,
    }));
}

/** What pauses must be able to stop, and agree on, among the states that are active together. */
function pauseFaults({ states, vocabulary }: Draft): readonly Fault[] {
  const all = [...states.values()];
  return all.flatMap((state, place) =>
    state.pauses.flatMap(({ deadline }, index): Fault[] => {
      const path = `${state.filePath}.pauses.${index}.deadline`;
      const fault = (message: string): Fault[] => [{ code: 'bad-pause', path, message }];
      if (!vocabulary.deadlines[deadline]?.pausable) {
        return fault(`${deadline} is a date that is the same for everybody: it cannot stand still for one file.`);
      }
      if (state.deadlines.some(({ name }) => name === deadline)) {
        return fault(`${deadline} is a deadline of ${state.path} itself: it would never run.`);
      }
      const earlier = all.slice(0, place).find((other) => mayBeTogether(other, state) && doesPause(other, deadline));
      return earlier
        ? fault(`${deadline} is also paused by ${earlier.path}, which can be active at the same time.`)
        : [];
    }),
  );
}

function doesPause({ pauses }: State, deadline: string): boolean {
  return pauses.some((pause) => pause.deadline === deadline);
}

function replacementFaults({ version, replaces, states }: Draft): readonly Fault[] {
  return replaces.flatMap((replacement, index): Fault[] => {
    const path = `replaces.${index}`;
    const faults: Fault[] = [];
    if (replacement.version >= version) {
      const message = `Version ${version} takes the place of earlier ones, not of ${replacement.version}.`;
      faults.push({ code: 'bad-replacement', path: `${path}.version`, message });
    }
    for (const [former, target] of Object.entries(replacement.states)) {
      if (states.has(target)) continue;
      const message = unknownName('state', target, [...states.keys()]);
      faults.push({ code: 'unknown-target', path: `${path}.states.${former}`, message });
    }
    return faults;
  });
}

function transitions(states: Draft['states']): readonly Alternative[] {
  return [...states.values()].flatMap((state) => [...state.on.values()].flat());
}
