import type { Alternative, Machine } from '../machine.js';
import type { Fault } from '../types.js';
import { explore, traceTo } from './explore.js';

/** One transition that was seen to move money, with the signatures there are after it. */
interface Movement {
  readonly alternative: Alternative;
  readonly signed: string;
  readonly trace: readonly string[];
}

/** Transitions that move money while a side has not signed; only where the subject is signed at all. */
export function moneyBeforeSignatures(machine: Machine): readonly Fault[] {
  const sides = new Set(Object.values(machine.vocabulary.events).flatMap(({ signs }) => signs ?? []));
  const found = new Map<string, Movement>();
  for (const movement of movementsOf(machine)) {
    const isEarly = sidesIn(movement.signed).length < sides.size;
    if (isEarly && !found.has(movement.alternative.id)) found.set(movement.alternative.id, movement);
  }
  return [...found.values()].map(({ alternative, signed, trace }) => ({
    code: 'money-before-signatures',
    path: `${alternative.filePath}.effects`,
    message: `${alternative.event} moves money, signed by ${signed === '' ? 'nobody' : `${signed} only`}.`,
    trace,
  }));
}

function movementsOf(machine: Machine): readonly Movement[] {
  const { reached, edges } = explore(machine, (signed, taken) => signaturesAfter(machine, signed, taken));
  const starts = reached
    .slice(0, 1)
    .map((first) => ({ alternative: first.via, signed: first.memory, trace: traceTo(first) }));
  const moves = edges.map(({ from, alternative, to }) => ({
    alternative,
    signed: to.memory,
    trace: [...traceTo(from), alternative.event],
  }));
  return [...starts, ...moves].filter(({ alternative }) => alternative.effects.some(({ word }) => word.money === true));
}

/** The sides that have signed the present contract, in the order of the alphabet. */
function signaturesAfter(machine: Machine, signed: string, { event }: Alternative): string {
  const { signs, voidsSignatures } = machine.vocabulary.events[event] ?? {};
  if (voidsSignatures) return '';
  return signs ? [...new Set([...sidesIn(signed), signs])].sort().join(' ') : signed;
}

function sidesIn(signed: string): readonly string[] {
  return signed.split(' ').filter((side) => side !== '');
}
