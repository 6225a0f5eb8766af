import { type AwardedGrant, dayFromNow, GrantHouse, RIBS } from '../../../../test/support/grant-house.js';
import { checkAndApprove, executed, openPayment, pay, seen, send } from '../../../../test/support/paying.js';
import { ExecutionDayWrong } from '../domain/payment.js';
import { GrantLedger } from '../queries/grant-ledger.js';
import { PaymentFiles } from '../queries/payment-files.js';
import { CorrectPayment } from './correct-payment.js';
import { RecordExecution } from './record-execution.js';
import { RecordReturn } from './record-return.js';
import { BatchBlocked, ExecutionDayPast, SendBatch } from './send-batch.js';

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

describe('a payment file', () => {
  it('is made once of approved payments, with its total and its checksum', async () => {
    const [first, second] = [await aRunningGrant(), await aRunningGrant()];
    const ids = [await openPayment(house, first), await openPayment(house, second)];
    for (const id of ids) await checkAndApprove(house, id);

    const made = await send(house, ...ids);

    expect(made).toMatchObject({ totalMinor: 2 * PREFINANCING, transfers: 2 });
    const content = await house.get(PaymentFiles).content(made.batchId);
    expect(content).toContain(`<IBAN>MA64${RIBS[0]}</IBAN>`);
    expect(content).toContain('<CtrlSum>1440000.00</CtrlSum>');
    const transfers = await house.get(PaymentFiles).transfers(made.batchId);
    expect(transfers.map(({ paymentId }) => paymentId).sort()).toEqual([...ids].sort());
  });

  it('takes all of its payments or none', async () => {
    const [first, second] = [await aRunningGrant(), await aRunningGrant()];
    const ids = [await openPayment(house, first), await openPayment(house, second)];
    for (const id of ids) await checkAndApprove(house, id);
    await house.tell(second.id, 'grantSuspended', { reason: 'Silence' }, house.cast.officer);

    await expect(send(house, ...ids)).rejects.toThrow(BatchBlocked);

    expect(await stateOf(ids[0] ?? '')).toBe('approved');
  });

  it('never contains a payment that is in another one, also when two are made at once', async () => {
    const paymentId = await openPayment(house, await aRunningGrant());
    await checkAndApprove(house, paymentId);

    const outcomes = await Promise.allSettled([send(house, paymentId), send(house, paymentId)]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is made once when the same request arrives twice', async () => {
    const paymentId = await openPayment(house, await aRunningGrant());
    await checkAndApprove(house, paymentId);
    const { finance } = house.cast;
    const payments = await seen(house, finance, [paymentId]);
    const command = { ...house.as(finance, 'file-0001'), payments, executeOn: dayFromNow(0) };

    const first = await house.get(SendBatch).execute(command);

    expect(await house.get(SendBatch).execute(command)).toEqual(first);
  });

  it('never asks the bank to pay on a day that is past', async () => {
    const paymentId = await openPayment(house, await aRunningGrant());
    await checkAndApprove(house, paymentId);
    const command = { payments: await seen(house, house.cast.finance, [paymentId]), executeOn: dayFromNow(-1) };

    await expect(house.get(SendBatch).execute({ ...house.as(house.cast.finance), ...command })).rejects.toThrow(
      ExecutionDayPast,
    );
  });

  it('keeps its content, not even past the programme', async () => {
    const grant = await aRunningGrant();
    await pay(house, grant);

    await expect(house.query(`update payment_batch set file = 'x'`)).rejects.toThrow(/never changed/);
  });

  it('takes a payment again after the bank returned it and its account was put right', async () => {
    const grant = await aRunningGrant();
    const paymentId = await openPayment(house, grant);
    await checkAndApprove(house, paymentId);
    await send(house, paymentId);
    await house.get(RecordReturn).execute({ ...house.as(house.cast.finance), paymentId, reason: 'Account closed' });
    await house.changeAccount(grant, RIBS[1], { since: new Date('2026-01-01T00:00:00Z') });
    await house.get(CorrectPayment).execute({ ...house.as(house.cast.officer), paymentId, reason: 'New account' });
    await checkAndApprove(house, paymentId);

    const again = await send(house, paymentId);

    expect(await house.get(PaymentFiles).content(again.batchId)).toContain(`MA64${RIBS[1]}`);
    expect(await moneyOf(grant)).toMatchObject({ inFlightMinor: PREFINANCING, paidMinor: 0 });
  });
});

describe('the word of the bank', () => {
  it('books an execution once, also when it is recorded twice at once', async () => {
    const grant = await aRunningGrant();
    const paymentId = await openPayment(house, grant);
    await checkAndApprove(house, paymentId);
    await send(house, paymentId);

    await Promise.allSettled([executed(house, paymentId), executed(house, paymentId)]);

    expect(await moneyOf(grant)).toMatchObject({ paidMinor: PREFINANCING, inFlightMinor: 0 });
  });

  it('is refused for a day before the file was made', async () => {
    const paymentId = await openPayment(house, await aRunningGrant());
    await checkAndApprove(house, paymentId);
    await send(house, paymentId);
    const execution = { paymentId, executedOn: dayFromNow(-1), bankReference: 'VIR' };

    await expect(house.get(RecordExecution).execute({ ...house.as(house.cast.finance), ...execution })).rejects.toThrow(
      ExecutionDayWrong,
    );
  });
});
