import { type AwardedGrant, AWARD_MINOR, GrantHouse, RIBS } from '../../../../test/support/grant-house.js';
import { check, openPayment, pay } from '../../../../test/support/paying.js';
import { EarlierInstalmentOpen } from '../domain/next-instalment.js';
import { Dossiers } from '../dossier/dossiers.js';
import { GrantLedger } from '../queries/grant-ledger.js';
import { ApprovePayment } from './approve-payment.js';
import { ReconcilePayment } from './reconcile-payment.js';
import { RefusePayment } from './refuse-payment.js';
import { RequestInstalment } from './request-instalment.js';
import { FinalReportNotAccepted } from './settlements.js';

const PREFINANCING = 72_000_000;

let house: GrantHouse;
beforeAll(async () => {
  house = await GrantHouse.open();
});
afterAll(() => house?.close());

async function aRunningGrant(): Promise<AwardedGrant> {
  const grant = await house.aSignedGrant();
  await house.work();
  return grant;
}
const moneyOf = async (grant: AwardedGrant) => (await house.get(GrantLedger).of(grant.id)).money;
const stateOf = async (id: string): Promise<string | undefined> =>
  (await house.query<{ state: string }>('select i.state from workflow_instance i where i.id = $1', [id]))[0]?.state;
const dossier = (paymentId: string) => house.get(Dossiers).of(paymentId, house.cast.finance.id);
const blockersOf = async (paymentId: string) => (await dossier(paymentId)).blockers.map(({ code }) => code);

describe('a signed contract', () => {
  it('commits the award and asks for the first instalment of the contract', async () => {
    const grant = await aRunningGrant();

    expect(await moneyOf(grant)).toEqual({
      currency: 'MAD',
      awardedMinor: AWARD_MINOR,
      committedMinor: AWARD_MINOR,
      inFlightMinor: PREFINANCING,
      paidMinor: 0,
      justifiedMinor: 0,
      recoveredMinor: 0,
      availableMinor: AWARD_MINOR - PREFINANCING,
    });
    const { record } = await dossier(await openPayment(house, grant));
    expect(record).toMatchObject({ kind: 'prefinancing', n: 1, amountMinor: PREFINANCING, state: 'requested' });
  });
});

describe('an instalment', () => {
  it('goes from the request to the ledger, and the grant is told', async () => {
    const grant = await aRunningGrant();

    const paymentId = await pay(house, grant);

    expect(await stateOf(paymentId)).toBe('executed');
    expect(await stateOf(grant.id)).toContain('running.disbursement.balance');
    const { money, entries } = await house.get(GrantLedger).of(grant.id);
    expect(money).toMatchObject({
      inFlightMinor: 0,
      paidMinor: PREFINANCING,
      availableMinor: AWARD_MINOR - PREFINANCING,
    });
    expect(entries.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['commitment', AWARD_MINOR],
      ['payment', PREFINANCING],
    ]);
  });

  it('is not approved by the person who checked it', async () => {
    const paymentId = await openPayment(house, await aRunningGrant());
    await check(house, paymentId);
    const { shown } = await dossier(paymentId);

    await expect(
      house.get(ApprovePayment).execute({ ...house.as(house.cast.finance), paymentId, shown }),
    ).rejects.toMatchObject({ details: { reasons: [{ code: 'fourEyes' }] } });
  });

  it('is not reconciled by the person who sent it', async () => {
    const paymentId = await pay(house, await aRunningGrant());
    const reconcile = (by: typeof house.cast.finance) =>
      house.get(ReconcilePayment).execute({ ...house.as(by), paymentId, statementLine: '2027/12' });

    await expect(reconcile(house.cast.finance)).rejects.toMatchObject({ details: { reasons: [{ code: 'fourEyes' }] } });
    await reconcile(house.cast.secondFinance);
    expect(await stateOf(paymentId)).toBe('reconciled');
  });

  it.each([
    ['is not verified', { verified: false, since: new Date('2026-01-01T00:00:00Z') }, ['bankAccountUnverified']],
    ['was changed a moment ago', {}, ['bankAccountChangedRecently']],
    ['was changed longer ago than the cooling-off', { since: new Date(Date.now() - 8 * 86_400_000) }, []],
  ])('says what blocks it when the account %s', async (_what, change, expected) => {
    const grant = await aRunningGrant();
    const paymentId = await openPayment(house, grant);

    await house.changeAccount(grant, RIBS[1], change);

    expect(await blockersOf(paymentId)).toEqual(expected);
  });

  it('is blocked while the grant is suspended', async () => {
    const grant = await aRunningGrant();
    const paymentId = await openPayment(house, grant);
    await house.tell(grant.id, 'grantSuspended', { reason: 'Silence' }, house.cast.officer);

    expect(await blockersOf(paymentId)).toEqual(['grantSuspended']);
    await expect(check(house, paymentId)).rejects.toMatchObject({ code: 'workflow.transition-refused' });
  });

  it('is asked for again after a refusal, and its amount was free in between', async () => {
    const grant = await aRunningGrant();
    const paymentId = await openPayment(house, grant);

    await house.get(RefusePayment).execute({ ...house.as(house.cast.finance), paymentId, reason: 'Wrong account' });
    expect(await moneyOf(grant)).toMatchObject({ inFlightMinor: 0, availableMinor: AWARD_MINOR });
    const again = await house.get(RequestInstalment).execute({ ...house.as(house.cast.officer), grantId: grant.id });

    expect((await dossier(again.paymentId)).record).toMatchObject({ kind: 'prefinancing', amountMinor: PREFINANCING });
  });

  it('is not asked for while the one before is on its way', async () => {
    const grant = await aRunningGrant();

    await expect(
      house.get(RequestInstalment).execute({ ...house.as(house.cast.officer), grantId: grant.id }),
    ).rejects.toThrow(EarlierInstalmentOpen);
  });

  it('is not the balance before the final report is accepted', async () => {
    const grant = await aRunningGrant();
    await pay(house, grant);

    await expect(
      house.get(RequestInstalment).execute({ ...house.as(house.cast.officer), grantId: grant.id }),
    ).rejects.toThrow(FinalReportNotAccepted);
  });
});
