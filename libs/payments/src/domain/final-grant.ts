import { Money, scaled } from '#libs/kernel';

/** What the contract says about the money: the grant and the total costs it is a share of. */
export interface GrantTerms {
  readonly award: Money;
  readonly totalCosts: Money;
}

/** How a grant is settled once its final report is accepted. */
export type Settlement =
  | { readonly kind: 'balance'; readonly amount: Money }
  | { readonly kind: 'nothingDue' }
  | { readonly kind: 'recovery'; readonly amount: Money };

/**
 * The final amount: the contract's share of the accepted costs, never more than the award (rules.md R32). The share is
 * the exact ratio of award to total costs, not a rounded percentage, so that full acceptance gives the award to the
 * centime; a part of a centime is cut off, because a share is a ceiling.
 */
export function finalGrant({ award, totalCosts }: GrantTerms, accepted: Money): Money {
  if (accepted.compare(totalCosts) >= 0) return award;
  const minor = scaled(accepted.minor, { units: BigInt(award.minor), scale: 0 }, totalCosts.minor, 'down');
  return Money.of(minor, award.currency);
}

/** Compares the final amount with what was paid: the rest is a balance, too much is recovered. */
export function settlementOf(final: Money, paid: Money): Settlement {
  const rest = final.subtract(paid);
  if (rest.minor > 0) return { kind: 'balance', amount: rest };
  if (rest.minor < 0) return { kind: 'recovery', amount: paid.subtract(final) };
  return { kind: 'nothingDue' };
}
