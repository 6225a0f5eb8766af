import { lineOf, ownerOf, type Machine, type State } from '../machine.js';
import type { Fault } from '../types.js';
import { explore, traceTo } from './explore.js';

/** Where an instance waits and nobody has to act, or no deadline that runs ever ends or questions the wait. */
export function openWaits(machine: Machine): readonly Fault[] {
  const { reached } = explore(machine);
  return [...machine.states.values()].flatMap((state) => {
    const first = reached.find(({ configuration }) => configuration.active.includes(state));
    return first && state.kind === 'atomic'
      ? faultsOf(state).map((fault) => ({ ...fault, trace: traceTo(first) }))
      : [];
  });
}

function faultsOf(state: State): readonly Fault[] {
  const { path, filePath } = state;
  const faults: Fault[] = [];
  if (ownerOf(state) === null) {
    faults.push({ code: 'wait-without-owner', path: filePath, message: `Nobody owns ${path}: who has to act?` });
  }
  const paused = new Set(lineOf(state).flatMap(({ pauses }) => pauses.map(({ deadline }) => deadline)));
  if (lineOf(state).every(({ deadlines }) => deadlines.every(({ name }) => paused.has(name)))) {
    faults.push({
      code: 'wait-without-deadline',
      path: filePath,
      message: `${path} has no deadline: it may wait for ever.`,
    });
  }
  return faults;
}
