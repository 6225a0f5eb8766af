import { ApprovePayment, CheckPayment, Dossiers, RecordExecution, SendBatch } from '#libs/payments';
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

export function send(house: GrantHouse, ...paymentIds: readonly string[]) {
  return house.get(SendBatch).execute({ ...house.as(house.cast.finance), paymentIds, executeOn: dayFromNow(0) });
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
