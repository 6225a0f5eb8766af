import { type AwardedGrant, dayFromNow, GrantHouse, RIBS } from '../../../../test/support/grant-house.js';
import { checkAndApprove, check, openPayment, seen } from '../../../../test/support/paying.js';
import type { Actor } from '#libs/kernel';
import { PaymentChangedSince } from '../domain/payment.js';
import type { Shown } from '../domain/shown.js';
import { Dossiers } from '../dossier/dossiers.js';
import { sealed } from '../dossier/seal.js';
import { ApprovePayment } from './approve-payment.js';
import { CheckPayment } from './check-payment.js';
import { DecidePayments, DecisionBlocked, NothingDecided } from './decide-payments.js';
import type { SeenPayment } from './payment-steps.js';
import { SendBatch } from './send-batch.js';

/** Every command that acts on what somebody saw, each with a payment that is ready for it. */
const COMMANDS = ['check', 'check together', 'approve', 'approve together', 'send'] as const;
type CommandName = (typeof COMMANDS)[number];

const OTHER: readonly (readonly [string, string, (now: Shown) => Shown])[] = [
  ['grant', 'changed.grant', (now) => ({ ...now, grantId: '018f0000-0000-7000-8000-000000000000' })],
  ['instalment', 'changed.instalment', (now) => ({ ...now, kind: 'balance', n: 2 })],
  ['amount', 'changed.amount', (now) => ({ ...now, amountMinor: now.amountMinor - 1 })],
  ['currency', 'changed.amount', (now) => ({ ...now, currency: 'EUR' })],
  ['holder', 'changed.holder', (now) => ({ ...now, payee: now.payee && { ...now.payee, holder: 'Association Amel' } })],
  ['account', 'changed.account', (now) => ({ ...now, payee: now.payee && { ...now.payee, rib: RIBS[1] } })],
  ['absence of an account', 'changed.account', (now) => ({ ...now, payee: null })],
];

let house: GrantHouse;
let ready: Readonly<Record<CommandName, string>>;
beforeAll(async () => {
  house = await GrantHouse.open();
  const [requested, checked, approved] = [await aPayment(), await aPayment(), await aPayment()];
  await check(house, checked);
  await checkAndApprove(house, approved);
  ready = {
    check: requested,
    'check together': requested,
    approve: checked,
    'approve together': checked,
    send: approved,
  };
}, 60_000);
afterAll(() => house?.close());

async function aRunningGrant(): Promise<AwardedGrant> {
  const grant = await house.aSignedGrant();
  await house.work();
  return grant;
}
const aPayment = async () => openPayment(house, await aRunningGrant());

function run(name: CommandName, payments: readonly SeenPayment[]): Promise<unknown> {
  const { finance, secondFinance } = house.cast;
  const [first = { paymentId: '', shown: '' }] = payments;
  const by = { check: finance, 'check together': finance, approve: secondFinance, 'approve together': secondFinance };
  if (name === 'check') return house.get(CheckPayment).execute({ ...house.as(by.check), ...first });
  if (name === 'approve') return house.get(ApprovePayment).execute({ ...house.as(by.approve), ...first });
  if (name === 'send') {
    return house.get(SendBatch).execute({ ...house.as(finance), payments, executeOn: dayFromNow(0) });
  }
  const step = name === 'check together' ? 'check' : 'approve';
  return house.get(DecidePayments).execute({ ...house.as(by[name]), step, payments });
}

const refusal = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => null,
    (error: unknown) => error,
  );
const stateOf = async (id: string): Promise<string | undefined> =>
  (await house.query<{ state: string }>('select i.state from workflow_instance i where i.id = $1', [id]))[0]?.state;

describe.each(COMMANDS)('%s', (name) => {
  it.each(OTHER)('is refused on the strength of another %s', async (_what, code, other) => {
    const paymentId = ready[name];
    const { record, payee } = await house.get(Dossiers).of(paymentId, house.cast.finance.id);
    const before = await stateOf(paymentId);

    const error = await refusal(run(name, [{ paymentId, shown: sealed(other({ ...record, payee })) }]));

    expect(error).toBeInstanceOf(PaymentChangedSince);
    expect(error).toMatchObject({
      details: { reasons: expect.arrayContaining([expect.objectContaining({ code })]) },
    });
    expect(await stateOf(paymentId)).toBe(before);
  });
});

describe('an account that changes between showing and acting', () => {
  it.each(COMMANDS)('is told from what to what, and %s does not happen', async (name) => {
    const grant = await aRunningGrant();
    const paymentId = await openPayment(house, grant);
    if (name.startsWith('approve')) await check(house, paymentId);
    if (name === 'send') await checkAndApprove(house, paymentId);
    const shown = await seen(house, house.cast.finance, [paymentId]);
    await house.changeAccount(grant, RIBS[1], { since: new Date('2026-01-01T00:00:00Z') });

    expect(await refusal(run(name, shown))).toMatchObject({
      code: 'payments.changed-since',
      details: {
        reasons: [
          {
            code: 'changed.account',
            params: { fromRib: '011 519 0000012050005349 21', toRib: '007 780 0001234567890123 96' },
          },
        ],
      },
    });
  });
});

describe('several payments decided on together', () => {
  const decide = (step: 'check' | 'approve', by: Actor, payments: readonly SeenPayment[]) =>
    house.get(DecidePayments).execute({ ...house.as(by), step, payments });

  it('go through both pairs of eyes, all at once', async () => {
    const ids = [await aPayment(), await aPayment()];
    const { finance, secondFinance } = house.cast;

    await decide('check', finance, await seen(house, finance, ids));
    await decide('approve', secondFinance, await seen(house, secondFinance, ids));

    expect(await Promise.all(ids.map(stateOf))).toEqual(['approved', 'approved']);
  });

  it('stay all as they were when one of them changed', async () => {
    const changed = await aRunningGrant();
    const ids = [await aPayment(), await openPayment(house, changed)];
    const payments = await seen(house, house.cast.finance, ids);
    await house.changeAccount(changed, RIBS[1], { since: new Date('2026-01-01T00:00:00Z') });

    await expect(decide('check', house.cast.finance, payments)).rejects.toThrow(PaymentChangedSince);

    expect(await Promise.all(ids.map(stateOf))).toEqual(['requested', 'requested']);
  });

  it('are not approved by whoever checked one of them, and it is said which', async () => {
    const [mine, other] = [await aPayment(), await aPayment()];
    const { finance, secondFinance } = house.cast;
    await decide('check', finance, await seen(house, finance, [mine]));
    await decide('check', secondFinance, await seen(house, secondFinance, [other]));

    const error = await refusal(decide('approve', finance, await seen(house, finance, [mine, other])));

    const { record } = await house.get(Dossiers).of(mine, finance.id);
    expect(error).toBeInstanceOf(DecisionBlocked);
    expect(error).toMatchObject({ details: { contracts: record.contractNumber, reasons: [{ code: 'fourEyes' }] } });
    expect(await stateOf(other)).toBe('checked');
  });

  it('are not decided on when there are none', async () => {
    await expect(decide('check', house.cast.finance, [])).rejects.toThrow(NothingDecided);
  });
});
