import { DomainError, type Money } from '#libs/kernel';

/** What a further instalment of pre-financing is judged by. */
export interface Use {
  /** The instalment as the plan says it. */
  readonly planned: Money;
  /** What the last instalment paid, and all those before it together. */
  readonly last: Money;
  readonly earlier: Money;
  /** What the accepted reports show as used of the grant. */
  readonly used: Money;
}

/** Too little of the earlier instalments is used: `details` say how much there must be. */
export class PrefinancingUnused extends DomainError {
  readonly code = 'payments.prefinancing-unused';
}

/**
 * The amount of a further instalment (rules.md R27): all of the earlier ones and at least `thresholdPercent` % of the
 * last must be used. Below the threshold the instalment is reduced by what is unused, and refused when nothing is left.
 */
export function furtherPrefinancing({ planned, last, earlier, used }: Use, thresholdPercent: string): Money {
  const usedOfLast = used.subtract(earlier);
  if (usedOfLast.minor < 0) throw tooLittle(earlier, used);
  if (usedOfLast.compareToPercentOf(thresholdPercent, last) >= 0) return planned;
  const reduced = planned.subtract(last.subtract(usedOfLast));
  if (reduced.minor <= 0) throw tooLittle(earlier.add(last.percentage(thresholdPercent, 'up')), used);
  return reduced;
}

function tooLittle(needed: Money, used: Money): PrefinancingUnused {
  return new PrefinancingUnused('Too little of the earlier instalments is used for a further one.', {
    neededMinor: needed.minor,
    usedMinor: used.minor,
    currency: used.currency,
  });
}
