import { DomainError, Money } from '#libs/kernel';

/** What an instalment is for. `further` is pre-financing after the first. */
export type InstalmentKind = 'prefinancing' | 'further' | 'balance';

/** One step of a call's payment plan: what share of the grant it is. */
export interface PlanStep {
  readonly kind: InstalmentKind;
  /** Percent of the grant, as the call writes it: `'80'`, `'33.34'`. */
  readonly percent: string;
}

export interface Instalment extends PlanStep {
  /** Its place among the instalments, from 1. */
  readonly n: number;
  readonly amount: Money;
}

/** The shares of a payment plan do not make up the whole grant, or its balance is not the last step. */
export class PaymentPlanInvalid extends DomainError {
  readonly code = 'contracts.payment-plan-invalid';
}

/**
 * The instalments of a grant, to the centime: every share is cut down to whole centimes, and the balance, which comes
 * last, takes what is left. So the instalments always add up to the grant, and pre-financing never exceeds its share.
 */
export function instalmentsOf(award: Money, plan: readonly PlanStep[]): readonly Instalment[] {
  refuseBrokenPlan(plan);
  const before = plan.slice(0, -1).map((step) => award.percentage(step.percent, 'down'));
  const balance = award.subtract(Money.sum(before, award.currency));
  return plan.map((step, index) => ({ ...step, n: index + 1, amount: before[index] ?? balance }));
}

function refuseBrokenPlan(plan: readonly PlanStep[]): void {
  const whole = Money.of(1_000_000_000, 'MAD');
  const shares = plan.map((step) => whole.percentage(step.percent, 'down'));
  if (Money.sum(shares, 'MAD').compare(whole) !== 0 || shares.some((share) => share.minor <= 0)) {
    throw new PaymentPlanInvalid('The shares of the payment plan do not add up to 100 %.', { plan });
  }
  const balances = plan.filter((step) => step.kind === 'balance');
  if (balances.length !== 1 || plan.at(-1)?.kind !== 'balance') {
    throw new PaymentPlanInvalid('A payment plan ends with its one balance.', { plan });
  }
}
