import type { Prospect } from '#libs/workflow';

/** A contract in force is the rule; only its exception is worth a word beside the others. */
const GOES_WITHOUT_SAYING = 'running.standing.active';

/** The states of a file that are worth a word: a running grant stands in several at once. */
export function worthSaying(states: readonly string[]): readonly string[] {
  return states.length > 1 ? states.filter((state) => state !== GOES_WITHOUT_SAYING) : states;
}

/** Whether the applicant waits there for somebody else, and not for a date that is known. */
export function waitsForOthers({ owner, isFinal, ways }: Pick<Prospect, 'owner' | 'isFinal' | 'ways'>): boolean {
  return !isFinal && ways.length > 0 && owner !== null && owner !== 'applicant' && owner !== 'signatory';
}

/** What was handed in may still be replaced, but nobody has to do anything until the deadline. */
export function isHandedIn(state: string): boolean {
  return state.startsWith('submitted.');
}

const DECIDED = /^(?:rejected|closed|terminated|award\.awarded|contract\.|running\.)/;

/** Whether the office has said yes or no. */
export function isDecided(states: readonly string[]): boolean {
  return states.some((state) => DECIDED.test(state));
}
