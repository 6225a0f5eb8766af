import { divergenceOf, type Divergence, type DivergenceRules } from './divergence.js';
import type { Grid } from './grid.js';
import type { FinalTotals } from './round-result.js';

/** Every file is read by two different people at least (R13), whatever a call's file may say. */
export const LEAST_ASSESSMENTS = 2;

/** How many final assessments a round needs by now, and the disagreement that asks for one more. */
export interface Required {
  readonly required: number;
  readonly divergence: Divergence | null;
}

/** What the round asked for so far, and how far two assessors may be apart in this call. */
export interface RoundPlan extends DivergenceRules {
  readonly required: number;
}

/**
 * Two assessments that diverge ask for a third. With three or more the two closest count, so nothing asks for a fourth
 * but the committee.
 */
export function requiredAfter(grid: Grid, finals: readonly FinalTotals[], plan: RoundPlan): Required {
  const [one, other, ...more] = finals;
  if (!one || !other || more.length > 0 || plan.required > LEAST_ASSESSMENTS) {
    return { required: plan.required, divergence: null };
  }
  const divergence = divergenceOf(grid, [one.totals, other.totals], plan);
  return { required: divergence ? LEAST_ASSESSMENTS + 1 : plan.required, divergence };
}
