import type { Actor } from '#libs/kernel';
import { ApprovePayment, CheckPayment, Dossiers, RecordExecution, type SeenPayment, SendBatch } from '#libs/payments';
import { type AwardedGrant, dayFromNow, type GrantHouse } from './grant-house.js';

/** Ids of the payments of a grant, in the order of their requests. */
export async function paymentsOf(house: GrantHouse, { id }: AwardedGrant): Promise<readonly string[]> {
  const rows = await house.query<{ id: string }>(
    'select p.id from payment p where p.grant_id = $1 order by p.requested_at',
    [id],
  );
  return rows.map((row) => row.id);
}

/** The payment of a grant that is still open. */
export async function openPayment(house: GrantHouse, { id }: AwardedGrant): Promise<string> {
  const [row] = await house.query<{ id: string }>(
    `select p.id from payment p where p.grant_id = $1 and p.standing = 'open'`,
    [id],
  );
  if (!row) throw new Error('There is no open payment.');
  return row.id;
}

/** Both pairs of eyes, each on what is there at that moment. */
export async function checkAndApprove(house: GrantHouse, paymentId: string): Promise<void> {
  await check(house, paymentId);
  await approve(house, paymentId);
}

export async function check(house: GrantHouse, paymentId: string): Promise<void> {
  const { finance } = house.cast;
  const { shown } = await house.get(Dossiers).of(paymentId, finance.id);
  await house.get(CheckPayment).execute({ ...house.as(finance), paymentId, shown });
}

export async function approve(house: GrantHouse, paymentId: string): Promise<void> {
  const { secondFinance } = house.cast;
  const { shown } = await house.get(Dossiers).of(paymentId, secondFinance.id);
  await house.get(ApprovePayment).execute({ ...house.as(secondFinance), paymentId, shown });
}

export async function send(house: GrantHouse, ...paymentIds: readonly string[]) {
  const payments = await seen(house, house.cast.finance, paymentIds);
  return house.get(SendBatch).execute({ ...house.as(house.cast.finance), payments, executeOn: dayFromNow(0) });
}

/** Payments with what this person is shown of them now, as a command names them. */
export function seen(house: GrantHouse, { id }: Actor, paymentIds: readonly string[]): Promise<SeenPayment[]> {
  return Promise.all(
    paymentIds.map(async (paymentId) => ({ paymentId, shown: (await house.get(Dossiers).of(paymentId, id)).shown })),
  );
}

export async function executed(house: GrantHouse, paymentId: string): Promise<void> {
  const execution = { paymentId, executedOn: dayFromNow(0), bankReference: 'VIR 1' };
  await house.get(RecordExecution).execute({ ...house.as(house.cast.finance), ...execution });
}

/** The open payment of a grant, from its request to the bank's word that it was paid; the grant is told. */
export async function pay(house: GrantHouse, grant: AwardedGrant): Promise<string> {
  const paymentId = await openPayment(house, grant);
  await checkAndApprove(house, paymentId);
  await send(house, paymentId);
  await executed(house, paymentId);
  await house.work();
  return paymentId;
}
