import type { Role } from '#libs/kernel';
import { describe, type Machine } from '#libs/workflow';

/** A decision that is possible in a state, and what its people are written then. */
export interface DecisionLetter {
  readonly event: string;
  readonly template: string;
}

/** What these bring about is no decision of the programme's. */
const OTHERS: readonly Role[] = ['system', 'applicant', 'signatory'];
const WRITING: readonly string[] = ['letter', 'notify'];

/** What may be written from where a file stands: each decision of the programme that writes something, in their order. */
export function lettersOfDecisions(machine: Machine, states: readonly string[]): readonly DecisionLetter[] {
  const here = (from: string) => states.some((state) => state === from || state.startsWith(`${from}.`));
  const letters = describe(machine)
    .transitions.filter(({ from, by }) => here(from) && by.some((role) => !OTHERS.includes(role)))
    .flatMap(({ event, effects }) =>
      effects.flatMap(({ name, params }) => {
        const template = params['template'];
        return WRITING.includes(name) && typeof template === 'string' ? [{ event, template }] : [];
      }),
    );
  return [...new Map(letters.map((letter) => [letter.event, letter])).values()];
}
