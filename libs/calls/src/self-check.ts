import type { CheckName, Checks } from './file/rules-file.js';

/** What a rule that can be checked by itself needs to be told, in the order in which it is asked. */
export const SELF_CHECK_TOPICS = ['legalForm', 'receipt', 'seat', 'contribution', 'totalCost', 'months'] as const;
export type SelfCheckTopic = (typeof SELF_CHECK_TOPICS)[number];

/** Nobody is asked more before they know whether to apply. */
export const MOST_QUESTIONS = 8;

const NEEDED: Readonly<Partial<Record<CheckName, readonly SelfCheckTopic[]>>> = {
  legalForm: ['legalForm'],
  receiptHeld: ['receipt'],
  minimumAge: ['receipt'],
  seatInLotRegion: ['seat'],
  amountWithinLimits: ['seat', 'contribution'],
  shareWithinLimits: ['contribution', 'totalCost'],
  durationWithinLimits: ['months'],
};

/** The rules of a call's checklists that can be judged before anything is written, each once. */
export function rulesBeforehand(checks: Checks): readonly CheckName[] {
  const named = [...checks.administrative, ...checks.eligibility, ...checks.verification].map(({ check }) => check);
  return [...new Set(named)].filter((name) => NEEDED[name] !== undefined);
}

/** What the rules of a call need to be told. */
export function askedByRules(checks: Checks): readonly SelfCheckTopic[] {
  const needed = new Set(rulesBeforehand(checks).flatMap((name) => NEEDED[name] ?? []));
  return SELF_CHECK_TOPICS.filter((topic) => needed.has(topic));
}
