import type { Lot } from '../call-file.js';
import type { Finding } from '../fault.js';
import { check, finding, repeated, type Check } from './check.js';

export const LOT_CHECKS: readonly Check[] = [
  check(['lots'], ({ lots }) => [...repeated(lots, ({ id }) => id, ['lots'], 'id'), ...lots.flatMap(oneLot)]),
  check(['duration'], ({ duration }) =>
    duration.minMonths <= duration.maxMonths
      ? []
      : [finding('minAboveMax', ['duration', 'minMonths'], 'minMonths is more than maxMonths')],
  ),
  check(['share'], ({ share }) =>
    share.minPercent <= share.maxPercent
      ? []
      : [finding('minAboveMax', ['share', 'minPercent'], 'minPercent is more than maxPercent')],
  ),
];

function oneLot(lot: Lot, index: number): readonly Finding[] {
  const at = ['lots', index] as const;
  const found = [...repeated(lot.provinces, ({ code }) => code, [...at, 'provinces'], 'code')];
  if (lot.budgetMinor === 0)
    found.push(finding('noBudget', [...at, 'budget'], 'a lot without a budget awards nothing'));
  if (lot.minGrantMinor > lot.maxGrantMinor)
    found.push(finding('minAboveMax', [...at, 'grant', 'min'], 'the smallest grant is more than the largest'));
  if (lot.maxGrantMinor > lot.budgetMinor)
    found.push(
      finding('grantAboveBudget', [...at, 'grant', 'max'], 'the largest grant is more than the budget of the lot'),
    );
  if (lot.expectedGrants.min > lot.expectedGrants.max)
    found.push(finding('minAboveMax', [...at, 'expectedGrants', 'min'], 'min is more than max'));
  if (lot.expectedGrants.max * lot.minGrantMinor > lot.budgetMinor) {
    found.push(
      finding(
        'tooManyGrants',
        [...at, 'expectedGrants', 'max'],
        'so many of the smallest grants are more than the budget of the lot',
      ),
    );
  }
  return found;
}
