import type { SettlementObstacle, SettleWithoutPayment } from '#libs/payments';
import type { Action, Reason } from '#libs/workflow';

/** What the amounts say, beside what the procedure allows; and who can change it. */
const OBSTACLES: Readonly<Record<SettlementObstacle, Reason>> = {
  paymentStillDue: { code: 'paymentStillDue', params: {}, by: ['financeOfficer'] },
  finalReportNotAccepted: { code: 'blocker.reportMissing', params: {}, by: ['officer'] },
};

export function reasonOf(obstacle: SettlementObstacle): Reason {
  return OBSTACLES[obstacle];
}

/** The same actions, with settling blocked where the procedure allows it and the amounts do not. */
export async function withObstacle(
  actions: readonly Action[],
  settlement: Pick<SettleWithoutPayment, 'obstacleTo'>,
  grantId: string,
): Promise<readonly Action[]> {
  const settling = actions.find(({ event, allowed }) => event === 'balanceSettledWithoutPayment' && allowed);
  const obstacle = settling ? await settlement.obstacleTo(grantId) : null;
  if (obstacle === null) return actions;
  return actions.map((action) =>
    action === settling ? { ...action, allowed: false, reasons: [reasonOf(obstacle)] } : action,
  );
}
