import { systemActor, type Actor, type JsonObject, type Role } from '#libs/kernel';
import {
  advance,
  describe,
  start,
  TransitionRefused,
  type Facts,
  type Machine,
  type Snapshot,
  type Step,
} from '#libs/workflow';
import { aPerson, theFacts } from '#testing/workflow';
import { NOTHING_AGAINST, samplePayloads } from '../support/sample-payloads.js';

/** A transition that was really taken. */
export interface Edge {
  readonly before: Snapshot | null;
  readonly event: string;
  readonly payload: JsonObject;
  readonly by: Actor;
  readonly step: Step;
}

/**
 * Takes every transition of a definition from its beginning on, through `advance`, with real contexts. Each event is
 * sent by somebody who has not acted before, so that only the definition decides.
 */
export function walk(machine: Machine): readonly Edge[] {
  const rolesOf = senders(machine);
  const edges: Edge[] = [];
  const seen = new Set<string>();
  for (const edge of beginnings(machine)) visit(edge);
  // Grows while it is walked.
  for (const { step } of edges) {
    for (const [event, roles] of rolesOf) attempts(machine, step.snapshot, event, roles).forEach(visit);
  }
  return edges;

  function visit(edge: Edge): void {
    const key = `${edge.before ? stateKey(edge.before) : ''} ${edge.step.taken} ${stateKey(edge.step.snapshot)}`;
    if (seen.has(key)) return;
    seen.add(key);
    edges.push(edge);
  }
}

export function factsFor(by: Actor, given: JsonObject = NOTHING_AGAINST): Facts {
  return theFacts({ by, given });
}

/** Somebody with that role who has not acted before. */
export function somebodyNew(role: Role, seen: Snapshot | null): Actor {
  if (role === 'system') return systemActor('test');
  return aPerson(`${role}-${Object.values(seen?.did ?? {}).flat().length}`, role);
}

function beginnings(machine: Machine): readonly Edge[] {
  const { event, by } = describe(machine).start;
  return by.flatMap((role) =>
    samplePayloads(event).map((payload) => {
      const actor = somebodyNew(role, null);
      return {
        before: null,
        event,
        payload,
        by: actor,
        step: start(machine, { type: event, payload }, factsFor(actor)),
      };
    }),
  );
}

/** Every event with the roles that some state lets send it. */
function senders(machine: Machine): ReadonlyMap<string, ReadonlySet<Role>> {
  const roles = new Map<string, Set<Role>>();
  for (const { event, by } of describe(machine).transitions) {
    roles.set(event, new Set([...(roles.get(event) ?? []), ...by]));
  }
  return roles;
}

function attempts(machine: Machine, before: Snapshot, event: string, roles: ReadonlySet<Role>): readonly Edge[] {
  return [...roles].flatMap((role) =>
    samplePayloads(event).flatMap((payload) => {
      const by = somebodyNew(role, before);
      const step = attempted(() => advance(machine, before, { type: event, payload }, factsFor(by)));
      return 'reasons' in step ? [] : [{ before, event, payload, by, step }];
    }),
  );
}

/** The step, or the refusal; everything else is a fault of the test. */
export function attempted(take: () => Step): Step | TransitionRefused {
  try {
    return take();
  } catch (error) {
    if (error instanceof TransitionRefused) return error;
    throw error;
  }
}

/** What tells one situation from another: the state and the facts that guards look at, not the sums. */
function stateKey({ value, context }: Snapshot): string {
  const { stage, kind, oneStage, assessments, award, contract, balanceSettled, acceptedCostsMinor } = context;
  const known = [
    stage,
    kind,
    oneStage,
    assessments !== 0,
    !!award,
    !!contract,
    balanceSettled,
    acceptedCostsMinor !== undefined,
  ];
  return JSON.stringify([value, known]);
}
