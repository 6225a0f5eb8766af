import { DomainError } from '#libs/kernel';
import { isInside, lineOf, type Machine, type State } from '../machine.js';
import { unknownName } from '../definition/nearest.js';
import type { Snapshot } from '../types.js';
import { restated, standingIn } from './standing.js';

/** The state is none of the definition's, or the instance stands there already. */
export class CorrectionImpossible extends DomainError {
  readonly code = 'workflow.correction-impossible';
}

/**
 * An instance in another state, whatever led there: the state begins now with its deadlines, regions beside it stay as
 * they are, and so does everything that is remembered. Throws `CorrectionImpossible`.
 */
export function corrected(machine: Machine, before: Snapshot, target: string, at: Date): Snapshot {
  const state = machine.states.get(target);
  if (!state) {
    const message = unknownName('state', target, [...machine.states.keys()]);
    throw new CorrectionImpossible(message, { state: target });
  }
  const from = machine.configurations.of(before.value);
  if (from.active.includes(state)) {
    throw new CorrectionImpossible(`The file stands in ${target} already.`, { state: target });
  }
  const staying = from.atomic.filter((path) => isBeside(state, path));
  const to = standingIn(machine, [...staying, target]);
  if (!to) throw new CorrectionImpossible(`Nothing can stand in ${target} from ${from.key}.`, { state: target });
  const wasActive = new Set(from.active.map(({ path }) => path));
  const begun = new Set(to.active.map(({ path }) => path).filter((path) => !wasActive.has(path)));
  return restated(before, { from, to, begun, sinceOf: () => at.toISOString(), at });
}

/** In another region of a state that is parallel. */
function isBeside(state: State, path: string): boolean {
  return lineOf(state).find((one) => isInside(path, one.path))?.kind === 'parallel';
}
