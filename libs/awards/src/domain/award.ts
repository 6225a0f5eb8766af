import { DomainError } from '#libs/kernel';

/** Where a file stands between selection and contract. `released`: its amount is free again. */
export const AWARD_STATES = ['reserve', 'provisional', 'awarded', 'released'] as const;
export type AwardState = (typeof AWARD_STATES)[number];

/** A file on the reserve list, provisionally selected, or awarded. */
export interface Award {
  readonly grantId: string;
  readonly callId: string;
  readonly lot: string;
  readonly amountMinor: number;
  readonly rank: number;
  readonly state: AwardState;
}

/** The budget of a lot, and what of it is promised. */
export interface LotBudget {
  readonly budgetMinor: number;
  readonly provisionalMinor: number;
  readonly awardedMinor: number;
}

/** The file was not selected: there is nothing to award. */
export class AwardNotFound extends DomainError {
  readonly code = 'awards.award-not-found';
}

/** The lot's budget does not carry this award. */
export class LotBudgetExceeded extends DomainError {
  readonly code = 'awards.lot-budget-exceeded';
}

/** What is neither awarded nor set aside for the provisionally selected. */
export function freeOf({ budgetMinor, provisionalMinor, awardedMinor }: LotBudget): number {
  return budgetMinor - provisionalMinor - awardedMinor;
}

/** Whether the award fits into the lot, its own provisional amount counted once. */
export function fits(award: Award, budget: LotBudget): boolean {
  const ownShare = award.state === 'provisional' ? award.amountMinor : 0;
  return award.amountMinor <= freeOf(budget) + ownShare;
}
