import type { Actor } from '#libs/kernel';
import type { Handler } from '../chart/configurations.js';
import { isForPeople, type Machine } from '../machine.js';
import type { Action, Circumstances, Facts, Reason, Snapshot } from '../types.js';
import { givenDeadline } from './advance.js';
import { fourEyes, guardReasons, mayTake, notPermitted, refusalsOf, rolesOf } from './choose.js';
import { earliestClosing } from './deadlines.js';

/** Every event of this state that people send: allowed for this actor, or all the reasons why not, who could, by when. */
export function explain(machine: Machine, snapshot: Snapshot, actor: Actor, facts: Facts): readonly Action[] {
  const actions: Action[] = [];
  for (const [event, handler] of machine.configurations.of(snapshot.value).handlers) {
    const alternatives = handler.alternatives.filter(isForPeople);
    if (alternatives.length > 0) {
      actions.push(actionOf(event, { ...handler, alternatives }, snapshot, { ...facts, by: actor }));
    }
  }
  return actions;
}

function actionOf(event: string, handler: Handler, snapshot: Snapshot, facts: Facts): Action {
  const until = earliestClosing(handler.line, snapshot, facts.calendar);
  const circumstances = { context: snapshot.context, payload: undefined, facts: givenDeadline(facts, until) };
  const reasons = obstacles(handler, snapshot, circumstances);
  const by = rolesOf(handler.alternatives);
  return { event, allowed: reasons.length === 0, reasons, by, ...(until !== null && { until }) };
}

/** Unlike `advance`, which stops at the first kind of obstacle, this shows them all. */
function obstacles(handler: Handler, { did }: Snapshot, circumstances: Circumstances): readonly Reason[] {
  const { by: actor } = circumstances.facts;
  const permitted = handler.alternatives.filter((one) => mayTake(one, actor));
  const asked = permitted.length > 0 ? permitted : handler.alternatives;
  const isOpen = asked.some((one) => refusalsOf(one, circumstances).length === 0);
  const ownActs = fourEyes(handler, actor, did);
  return [
    ...(permitted.length === 0 ? [notPermitted(handler.alternatives)] : []),
    ...(ownActs ? [ownActs] : []),
    ...(isOpen ? [] : guardReasons(asked, circumstances)),
  ];
}
