import type { Machine } from '../machine.js';
import type { Facts, Happened, Step } from '../types.js';
import { mayTake, notPermitted } from './choose.js';
import { effectsOf } from './effects.js';
import { NOTHING, nextSnapshot } from './next-snapshot.js';
import { checkPayload } from './payload.js';
import { TransitionRefused } from './refusals.js';

/** The first snapshot of an instance, and what its beginning asks for; throws `TransitionRefused`, `PayloadInvalid`. */
export function start(machine: Machine, event: Happened, facts: Facts): Step {
  const { start: first } = machine;
  if (event.type !== first.event) {
    throw new TransitionRefused('', event.type, [{ code: 'notInThisState', params: { event: event.type, state: '' } }]);
  }
  checkPayload(machine, event);
  if (!mayTake(first, facts.by)) throw new TransitionRefused('', event.type, [notPermitted([first])]);
  const taken = { ...event, at: facts.at, by: facts.by };
  const snapshot = nextSnapshot(machine, NOTHING, machine.configurations.begin(), taken);
  const effects = effectsOf(first, { context: snapshot.context, payload: event.payload, facts });
  return { snapshot, effects, taken: first.id };
}
