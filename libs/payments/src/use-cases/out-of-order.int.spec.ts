import { AWARD_MINOR, type AwardedGrant, GrantHouse } from '../../../../test/support/grant-house.js';
import { openPayment, pay, paymentsOf } from '../../../../test/support/paying.js';
import { report } from '../../../../test/support/reporting.js';
import { isPassing } from '#libs/platform';
import { NoInstalmentLeft } from '../domain/next-instalment.js';
import { Dossiers } from '../dossier/dossiers.js';
import { GrantLedger } from '../queries/grant-ledger.js';
import { RefusePayment } from './refuse-payment.js';
import { RequestInstalment } from './request-instalment.js';

const PREFINANCING = 72_000_000;
const ALL = { '1': '600000', '3': '400000', '8': '70000' };

let house: GrantHouse;
let grant: AwardedGrant;
let prefinancing: string;
beforeAll(async () => {
  house = await GrantHouse.open();
});
beforeEach(async () => {
  grant = await house.aSignedGrant();
  await house.work();
  prefinancing = await openPayment(house, grant);
});
afterAll(() => house?.close());

const refuse = (paymentId: string) =>
  house.get(RefusePayment).execute({ ...house.as(house.cast.finance), paymentId, reason: 'Asked for in error' });
const ask = () => house.get(RequestInstalment).execute({ ...house.as(house.cast.officer), grantId: grant.id });
const blockersOf = async (paymentId: string) => {
  const { blockers } = await house.get(Dossiers).of(paymentId, house.cast.finance.id);
  return blockers.map(({ code }) => code);
};
const amountOf = async (paymentId: string) =>
  (await house.get(Dossiers).of(paymentId, house.cast.finance.id)).record.amountMinor;
const stateOf = async () => {
  const rows = await house.query<{ state: string }>('select i.state from workflow_instance i where i.id = $1', [
    grant.id,
  ]);
  return rows[0]?.state;
};

describe('a grant whose pre-financing was refused', () => {
  it('is paid everything with the balance, once, and is closed', async () => {
    await refuse(prefinancing);
    await report(house, grant, { figures: ALL });
    expect(await amountOf(await openPayment(house, grant))).toBe(AWARD_MINOR);

    await pay(house, grant);

    expect(await stateOf()).toContain('running.disbursement.settled');
    await expect(ask()).rejects.toThrow(NoInstalmentLeft);
    await house.tell(grant.id, 'grantClosed', {}, house.cast.officer);
    expect((await house.get(GrantLedger).of(grant.id)).money).toMatchObject({ paidMinor: AWARD_MINOR });
  });
});

describe('a pre-financing that is still open when the costs are accepted', () => {
  it('is not paid any more: what is due is asked for anew, as one balance', async () => {
    await report(house, grant, { figures: ALL });
    const [, balance = ''] = await paymentsOf(house, grant);
    expect(await blockersOf(prefinancing)).toEqual(['balanceStands']);
    expect(await blockersOf(balance)).toEqual(['instalmentOpen']);

    await refuse(prefinancing);
    expect(await amountOf(balance)).toBe(AWARD_MINOR - PREFINANCING);
    expect(await blockersOf(balance)).toEqual(['balanceOutdated']);

    await refuse(balance);
    const { paymentId } = await ask();
    expect(await amountOf(paymentId)).toBe(AWARD_MINOR);
    expect(await blockersOf(paymentId)).toEqual([]);
  });

  it('leaves a balance to ask for where it covered all costs and is refused', async () => {
    await report(house, grant, { figures: { '1': '500000' } });
    expect(await paymentsOf(house, grant)).toEqual([prefinancing]);

    await refuse(prefinancing);
    const { paymentId } = await ask();

    const final = Math.floor((50_000_000 * AWARD_MINOR) / 107_000_000);
    expect(await amountOf(paymentId)).toBe(final);
    expect(await blockersOf(paymentId)).toEqual([]);
    expect((await house.get(GrantLedger).of(grant.id)).money).toMatchObject({ committedMinor: final });
  });
});

describe('an order for the balance that comes before the one for the pre-financing', () => {
  it('waits for it, and is carried out afterwards', async () => {
    const late = await house.aSignedGrant();
    await house.query('update outbox set failed_at = now() where instance_id = $1 and name = $2', [
      late.id,
      'requestPrefinancing',
    ]);
    await house.work();
    const refusal: unknown = await report(house, late, { figures: ALL }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(isPassing(refusal)).toBe(true);
    expect(await paymentsOf(house, late)).toEqual([]);

    await house.query('update outbox set failed_at = null where instance_id = $1', [late.id]);
    await house.work();

    const [first = '', balance = ''] = await paymentsOf(house, late);
    expect(await amountOf(first)).toBe(PREFINANCING);
    expect(await amountOf(balance)).toBe(AWARD_MINOR - PREFINANCING);
  });
});
