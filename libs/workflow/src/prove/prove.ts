import type { Machine } from '../machine.js';
import type { Fault } from '../types.js';
import { deadEnds, unreachableStates } from './ends.js';
import { moneyBeforeSignatures } from './money.js';
import { pausesOfNothing } from './pauses.js';
import { selfApprovals } from './self-approval.js';
import { openWaits } from './waits.js';

/**
 * What is wrong with a definition as a procedure, each fault with the shortest sequence of events that shows it: states
 * that nothing leads to, dead ends, waits that nobody owns or that never end, pauses of nothing, people who approve their
 * own acts, money that moves before both sides have signed.
 */
export function prove(machine: Machine): readonly Fault[] {
  const proofs = [unreachableStates, deadEnds, openWaits, pausesOfNothing, selfApprovals, moneyBeforeSignatures];
  return proofs.flatMap((proof) => proof(machine));
}
