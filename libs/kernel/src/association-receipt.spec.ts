import { receiptStanding, yearsAfter } from './association-receipt.js';

describe('the receipt of an association', () => {
  it.each([
    ['final', '2025-03-04', '2025-03-05', { state: 'final' }],
    ['none', '2025-03-04', '2026-03-04', { state: 'none' }],
    ['temporary', '2025-03-04', '2025-05-02', { state: 'waiting', until: '2025-05-03' }],
    ['temporary', '2025-03-04', '2025-05-03', { state: 'tacit', since: '2025-05-03' }],
    ['temporary', '2024-12-31', '2025-03-01', { state: 'tacit', since: '2025-03-01' }],
  ] as const)('%s of %s stands on %s as it does', (receipt, declaredOn, on, standing) => {
    expect(receiptStanding(receipt, declaredOn, on)).toEqual(standing);
  });

  it.each([
    ['2025-03-04', 2, '2027-03-04'],
    ['2024-02-29', 2, '2026-03-01'],
    ['2024-02-29', 4, '2028-02-29'],
  ])('of %s is %s years old on %s', (day, years, later) => {
    expect(yearsAfter(day, years)).toBe(later);
  });
});
