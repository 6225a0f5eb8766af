import type { Configuration, Handler } from '../chart/configurations.js';
import type { Machine } from '../machine.js';
import type { Facts, Happened, Reason, Snapshot, Step } from '../types.js';
import { choose } from './choose.js';
import { earliestClosing } from './deadlines.js';
import { effectsOf } from './effects.js';
import { nextSnapshot } from './next-snapshot.js';
import { checkPayload } from './payload.js';
import { TransitionRefused } from './refusals.js';

/**
 * The next snapshot and what the transition asks for. Throws `TransitionRefused` with every reason when the state does
 * not take the event, or not from this actor, or not now, and `PayloadInvalid` when the payload is not the event's.
 */
export function advance(machine: Machine, snapshot: Snapshot, event: Happened, facts: Facts): Step {
  const from = machine.configurations.of(snapshot.value);
  const handler = from.handlers.get(event.type);
  if (!handler) throw new TransitionRefused(from.key, event.type, [notInThisState(from, event.type)]);
  checkPayload(machine, event);

  const seen = withDeadline(handler, snapshot, facts);
  const circumstances = { context: snapshot.context, payload: event.payload, facts: seen };
  const choice = choose(handler, facts.by, snapshot.did, circumstances);
  if ('reasons' in choice) throw new TransitionRefused(from.key, event.type, choice.reasons);

  const { taken } = choice;
  const move = machine.configurations.move(from, taken);
  const next = nextSnapshot(machine, snapshot, move, {
    type: event.type,
    payload: event.payload,
    at: facts.at,
    by: facts.by,
  });
  const effects = effectsOf(taken, { context: next.context, payload: event.payload, facts: seen });
  return { snapshot: next, effects, taken: taken.id };
}

function notInThisState({ key }: Configuration, event: string): Reason {
  return { code: 'notInThisState', params: { event, state: key } };
}

/** Guards find the closing deadline of the state in `given.deadline`; where nothing is guarded it is not worked out. */
function withDeadline({ line, alternatives }: Handler, snapshot: Snapshot, facts: Facts): Facts {
  if (alternatives.every((one) => one.guards.length === 0)) return facts;
  return givenDeadline(facts, earliestClosing(line, snapshot, facts.calendar));
}

export function givenDeadline(facts: Facts, deadline: string | null): Facts {
  return deadline === null ? facts : { ...facts, given: { ...facts.given, deadline } };
}
