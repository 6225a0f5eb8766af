import { isForPeople, type Machine } from '../machine.js';
import type { Fault } from '../types.js';
import { explore, traceTo, type Edge } from './explore.js';

/**
 * Ways on which one person can both act and approve the act. Any two roles may be one person's, so what counts is only
 * whether people send both events and whether the second is refused to the senders of the first.
 */
export function selfApprovals(machine: Machine): readonly Fault[] {
  return approvedEvents(machine).flatMap((act) => approvalsOf(machine, act));
}

/** The events that some transition of this definition approves. */
function approvedEvents(machine: Machine): readonly string[] {
  const events = new Set([...machine.alternatives.values()].map((one) => one.event));
  return [...new Set([...events].flatMap((event) => approves(machine, event)))].filter((event) => events.has(event));
}

function approvalsOf(machine: Machine, act: string): readonly Fault[] {
  const { edges } = explore(machine, (done, taken) =>
    done || (taken.event === act && isForPeople(taken)) ? 'done' : '',
  );
  const found = new Map<string, Edge>();
  for (const edge of edges) {
    const { id, event, notBy } = edge.alternative;
    const isOpen = edge.from.memory === 'done' && isForPeople(edge.alternative) && !notBy.includes(act);
    if (isOpen && approves(machine, event).includes(act) && !found.has(id)) found.set(id, edge);
  }
  return [...found.values()].map(({ from, alternative }) => ({
    code: 'self-approval',
    path: `${alternative.filePath}.notBy`,
    message: `Who sent ${act} may send ${alternative.event}, which approves it: add ${act} to notBy.`,
    trace: [...traceTo(from), alternative.event],
  }));
}

function approves(machine: Machine, event: string): readonly string[] {
  return machine.vocabulary.events[event]?.approves ?? [];
}
