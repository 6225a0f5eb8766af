import { systemActor, type Actor, type JsonObject } from '#libs/kernel';
import { advance, start, TransitionRefused, type Facts, type Machine, type Snapshot } from '#libs/workflow';
import { aPerson, theFacts } from '#testing/workflow';
import { definitionFiles, machineOf, WORKFLOWS } from './definition-files.js';
import { NOTHING_AGAINST, samplePayloads } from '../support/sample-payloads.js';

export const applicant = aPerson('amina', 'applicant', 'signatory');
export const officer = aPerson('omar', 'officer');
export const assessors = [aPerson('samira', 'assessor'), aPerson('said', 'assessor')] as const;
export const chair = aPerson('chafik', 'chair');
export const authority = aPerson('aicha', 'authority');
export const finance = [aPerson('fatima', 'financeOfficer'), aPerson('farid', 'financeOfficer')] as const;
export const system = systemActor('test');

export type Happening = readonly [event: string, by: Actor, payload?: JsonObject];

/** An instance after some events, and what each of them led to: `<state>: <effects>`. */
export interface Life {
  readonly snapshot: Snapshot;
  readonly told: readonly string[];
}

const machines = new Map(definitionFiles(WORKFLOWS).map((file) => [file.name, machineOf(file)]));

export function machineNamed(name: string): Machine {
  const machine = machines.get(name);
  if (!machine) throw new Error(`There is no definition ${name}.`);
  return machine;
}

/** Lives through the events in their order, one an hour; throws where one is refused. */
export function live(machine: Machine, [first, ...events]: readonly Happening[]): Life {
  if (!first) throw new Error('A life begins with an event.');
  const begun = start(machine, { type: first[0], payload: payloadOf(first) }, factsAt(0, first[1]));
  const told: string[] = [];
  const snapshot = events.reduce((before, happening, index) => {
    const [type, by] = happening;
    const step = advance(machine, before, { type, payload: payloadOf(happening) }, factsAt(index + 1, by));
    const { key } = machine.configurations.of(step.snapshot.value);
    told.push(`${key}: ${step.effects.map((effect) => effect.name).join(' ')}`);
    return step.snapshot;
  }, begun.snapshot);
  return { snapshot, told };
}

/** The codes of the reasons why an event is refused; empty where it is not. */
export function refusals(
  machine: Machine,
  snapshot: Snapshot,
  happening: Happening,
  facts: Partial<Facts> = {},
): readonly string[] {
  const [type, by] = happening;
  try {
    advance(machine, snapshot, { type, payload: payloadOf(happening) }, { ...factsAt(0, by), ...facts });
  } catch (error) {
    if (error instanceof TransitionRefused) return error.reasons.map((reason) => reason.code);
    throw error;
  }
  return [];
}

function payloadOf([event, , payload]: Happening): JsonObject {
  return payload ?? samplePayloads(event)[0] ?? {};
}

function factsAt(hour: number, by: Actor): Facts {
  return theFacts({ by, at: new Date(Date.UTC(2026, 0, 5, hour)).toISOString(), given: NOTHING_AGAINST });
}
