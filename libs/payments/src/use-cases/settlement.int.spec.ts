import { type AwardedGrant, AWARD_MINOR, GrantHouse } from '../../../../test/support/grant-house.js';
import { openPayment, pay, paymentsOf } from '../../../../test/support/paying.js';
import { report, reportOf } from '../../../../test/support/reporting.js';
import { NoInstalmentLeft } from '../domain/next-instalment.js';
import { Dossiers } from '../dossier/dossiers.js';
import { GrantLedger } from '../queries/grant-ledger.js';
import { NoBalanceDue, RequestInstalment } from './request-instalment.js';
import { PaymentStillDue, SettleWithoutPayment } from './settle-without-payment.js';

const PREFINANCING = 72_000_000;
const ALL = { '1': '600000', '3': '400000', '8': '70000' };

let house: GrantHouse;
let grant: AwardedGrant;
beforeAll(async () => {
  house = await GrantHouse.open();
});
beforeEach(async () => {
  grant = await house.aSignedGrant();
  await house.work();
  await pay(house, grant);
});
afterAll(() => house?.close());

const moneyOf = async () => (await house.get(GrantLedger).of(grant.id)).money;
const settle = () =>
  house
    .get(SettleWithoutPayment)
    .execute({ ...house.as(house.cast.finance), grantId: grant.id, reason: 'Costs below' });
const context = async () => {
  const rows = await house.query<{ context: unknown; state: string }>(
    'select i.context, i.state from workflow_instance i where i.id = $1',
    [grant.id],
  );
  return rows[0];
};

describe('an accepted final report', () => {
  it('pays the award in full when all costs are accepted, and the grant is closed', async () => {
    await report(house, grant, { figures: ALL });
    expect(await moneyOf()).toMatchObject({ justifiedMinor: PREFINANCING, inFlightMinor: AWARD_MINOR - PREFINANCING });

    await pay(house, grant);
    await house.tell(grant.id, 'grantClosed', {}, house.cast.officer);

    expect(await moneyOf()).toMatchObject({
      paidMinor: AWARD_MINOR,
      justifiedMinor: AWARD_MINOR,
      inFlightMinor: 0,
      availableMinor: 0,
    });
    expect(await context()).toMatchObject({
      state: 'closed',
      context: { paidMinor: AWARD_MINOR, balanceSettled: true },
    });
  });

  it('pays the share of the accepted costs, and what is not needed goes back to the call', async () => {
    await report(house, grant, { figures: { '1': '600000', '3': '386000', '8': '0' } });

    const { record } = await house.get(Dossiers).of(await openPayment(house, grant), house.cast.finance.id);

    const final = Math.floor((98_600_000 * AWARD_MINOR) / 107_000_000);
    expect(record).toMatchObject({ kind: 'balance', n: 2, amountMinor: final - PREFINANCING });
    expect(await moneyOf()).toMatchObject({ committedMinor: final, availableMinor: 0 });
  });

  it('asks for nothing when the costs cover less than what was paid; the rest is owed back', async () => {
    await report(house, grant, { figures: { '1': '500000' } });
    expect(await paymentsOf(house, grant)).toHaveLength(1);
    expect(await house.get(SettleWithoutPayment).obstacleTo(grant.id)).toBeNull();

    const settled = await settle();

    const final = Math.floor((50_000_000 * AWARD_MINOR) / 107_000_000);
    expect(settled).toEqual({ recoveryMinor: PREFINANCING - final });
    expect(await moneyOf()).toMatchObject({
      committedMinor: PREFINANCING,
      justifiedMinor: final,
      recoveredMinor: PREFINANCING - final,
      availableMinor: 0,
    });
    expect(await context()).toMatchObject({ state: expect.stringContaining('running.disbursement.settled') });
  });

  it('is not settled without payment while a balance is due', async () => {
    const obstacle = () => house.get(SettleWithoutPayment).obstacleTo(grant.id);
    expect(await obstacle()).toBe('finalReportNotAccepted');

    await report(house, grant, { figures: ALL });

    expect(await obstacle()).toBe('paymentStillDue');
    await expect(settle()).rejects.toThrow(PaymentStillDue);
  });

  it('leaves no balance to ask for when the costs are covered', async () => {
    await report(house, grant, { figures: { '1': '500000' } });

    await expect(
      house.get(RequestInstalment).execute({ ...house.as(house.cast.officer), grantId: grant.id }),
    ).rejects.toThrow(NoBalanceDue);
  });

  it('leaves no instalment to ask for once the balance is paid', async () => {
    await report(house, grant, { figures: ALL });
    await pay(house, grant);

    await expect(
      house.get(RequestInstalment).execute({ ...house.as(house.cast.officer), grantId: grant.id }),
    ).rejects.toThrow(NoInstalmentLeft);
  });
});

describe('an overdue report', () => {
  it('blocks what is not paid yet until it is in', async () => {
    const unpaid = await house.aSignedGrant();
    await house.work();
    await house.expire(await reportOf(house, unpaid, 'interim'), 'reportBecameOverdue');

    const { blockers } = await house.get(Dossiers).of(await openPayment(house, unpaid), house.cast.finance.id);

    expect(blockers).toEqual([{ code: 'reportOverdue', by: ['signatory'] }]);
  });
});
