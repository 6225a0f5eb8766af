import type { SettlementObstacle } from '#libs/payments';
import type { Action } from '#libs/workflow';
import { withObstacle } from './settlement-obstacle.js';

const settling: Action = { event: 'balanceSettledWithoutPayment', by: ['financeOfficer'], allowed: true, reasons: [] };
const other: Action = { ...settling, event: 'grantSuspended' };

describe('settling a grant without a payment', () => {
  it.each([
    ['finalReportNotAccepted', 'blocker.reportMissing'],
    ['paymentStillDue', 'paymentStillDue'],
  ] as const)('is blocked by what the amounts say: %s', async (obstacle, code) => {
    const [first, second] = await withObstacle([settling, other], { obstacleTo: () => answer(obstacle) }, 'grant');

    expect(first).toMatchObject({ allowed: false, reasons: [{ code }] });
    expect(second).toBe(other);
  });

  it('is offered where nothing stands in its way', async () => {
    const actions = [settling];
    expect(await withObstacle(actions, { obstacleTo: () => answer(null) }, 'grant')).toBe(actions);
  });
});

function answer(obstacle: SettlementObstacle | null): Promise<SettlementObstacle | null> {
  return Promise.resolve(obstacle);
}
