import type { Machine, State } from '../machine.js';
import type { Fault } from '../types.js';
import { explore, traceTo, type Edge, type Explored } from './explore.js';

/** Pauses of a deadline that runs on no way into the state: what should stand still has never begun. */
export function pausesOfNothing(machine: Machine): readonly Fault[] {
  const explored = explore(machine);
  return [...machine.states.values()].flatMap((state) =>
    state.pauses.flatMap(({ deadline }, index) => {
      const first = firstInto(explored, state);
      if (!first || waysInto(explored, state).some((way) => runsOn(way, deadline))) return [];
      return [
        {
          code: 'pause-of-nothing' as const,
          path: `${state.filePath}.pauses.${index}`,
          message: `${deadline} runs nowhere from where ${state.path} is entered.`,
          trace: traceTo(first),
        },
      ];
    }),
  );
}

function firstInto({ reached }: Explored, state: State): Explored['reached'][number] | undefined {
  return reached.find(({ configuration }) => configuration.active.includes(state));
}

function waysInto({ edges }: Explored, state: State): readonly Edge[] {
  return edges.filter(
    ({ from, to }) => to.configuration.active.includes(state) && !from.configuration.active.includes(state),
  );
}

/** Also from one pause into the next: the time stands still already. */
function runsOn({ from, to }: Edge, deadline: string): boolean {
  if (from.configuration.pauses.has(deadline)) return true;
  return [...from.configuration.active, ...to.configuration.active].some(({ deadlines }) =>
    deadlines.some(({ name }) => name === deadline),
  );
}
