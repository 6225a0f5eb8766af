import { ceilingsOf, judged, type JudgedCeiling } from './budget-ceilings.js';
import type { BudgetFault, BudgetFaultCode, BudgetTerms, BudgetTotals } from './budget.js';

type Side = 'below' | 'above';

const CODES: Readonly<Record<string, Partial<Record<Side, BudgetFaultCode>>>> = {
  indirect: { above: 'indirectAboveLimit' },
  contingency: { above: 'contingencyAboveLimit' },
  grant: { below: 'grantBelowMinimum', above: 'grantAboveMaximum' },
  share: { below: 'shareBelowMinimum', above: 'shareAboveMaximum' },
  cover: { below: 'sourcesTooLow', above: 'sourcesTooHigh' },
};

/** The borders of the call that a budget breaks, each with by how much and with the amount that would keep it. */
export function ceilingFaults(totals: BudgetTotals, terms: BudgetTerms): readonly BudgetFault[] {
  return ceilingsOf(terms).flatMap((ceiling) => {
    const found = judged(ceiling, totals);
    const code = found.state === 'kept' ? undefined : CODES[found.code]?.[found.state];
    return code === undefined ? [] : [{ code, field: fieldOf(found), params: paramsOf(found, totals, terms) }];
  });
}

function fieldOf({ code }: JudgedCeiling): 'indirect' | 'contingency' | 'requested' {
  return code === 'indirect' || code === 'contingency' ? code : 'requested';
}

function paramsOf(found: JudgedCeiling, totals: BudgetTotals, { rules, share }: BudgetTerms): BudgetFault['params'] {
  const { byMinor } = found;
  const borderMinor = (found.state === 'below' ? found.leastMinor : found.mostMinor) ?? 0;
  switch (found.code) {
    case 'indirect':
      return { percent: rules.indirectMaxPercent, limitMinor: borderMinor, byMinor };
    case 'contingency':
      return { percent: rules.contingencyMaxPercent, limitMinor: borderMinor, byMinor };
    case 'share': {
      const shareBasisPoints = totals.shareBasisPoints ?? 0;
      return { shareBasisPoints, min: share.minPercent, max: share.maxPercent, borderMinor, byMinor };
    }
    case 'grant':
      return { [found.state === 'below' ? 'minMinor' : 'maxMinor']: borderMinor, byMinor };
    default:
      return { byMinor };
  }
}
