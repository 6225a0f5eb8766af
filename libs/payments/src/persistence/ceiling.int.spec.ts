import { type AwardedGrant, AWARD_MINOR, GrantHouse } from '../../../../test/support/grant-house.js';
import { openPayment, pay } from '../../../../test/support/paying.js';
import { InstalmentRequests } from '../use-cases/instalment-requests.js';
import { Database } from '#libs/platform';
import { Engine } from '#libs/engine';
import { Money, systemActor } from '#libs/kernel';
import { Terms } from './contract-terms.js';

/** The sum of payments never exceeds the award, whatever path is tried. */

let house: GrantHouse;
let grant: AwardedGrant;
beforeAll(async () => {
  house = await GrantHouse.open();
});
beforeEach(async () => {
  grant = await house.aSignedGrant();
  await house.work();
});
afterAll(() => house?.close());

const REST = 18_000_000;
const CEILING = /ck_grant_balance|uq_payment_one_balance/;

function rawPayment(amountMinor: number, kind = 'balance'): Promise<unknown> {
  return house.query(
    `insert into payment (id, grant_id, call_id, kind, n, amount_minor, currency, contract_number, organisation_id, shown,
       standing, requested_at, requested_by)
     values (uuidv7(), $1, $2, $3, 9, $4, 'MAD', 'x', $5, 'x', 'open', now(), 'x')`,
    [grant.id, house.callId, kind, amountMinor, grant.organisationId],
  );
}

function rawEntry(
  kind: string,
  debit: string,
  credit: string,
  amountMinor: number,
  paymentId: string | null = null,
): Promise<unknown> {
  return house.query(
    `insert into ledger_entry (id, grant_id, call_id, lot, at, kind, cause, debit, credit, amount_minor, currency, payment_id, booked_by)
     values (uuidv7(), $1, $2, 'L1', now(), $3, uuidv7()::text, $4, $5, $6, 'MAD', $7, 'x')`,
    [grant.id, house.callId, kind, debit, credit, amountMinor, paymentId],
  );
}

/** Through the programme's own door, with an amount that no use case would choose. */
function begin(amountMinor: number, kind: 'further' | 'balance' = 'further', n = 2): Promise<unknown> {
  return house.get(Database).transaction(async (tx) => {
    const locked = await house.get(Engine).lock(tx, grant.id);
    const terms = await house.get(Terms).of(tx, grant.id);
    const asked = { kind, n, amount: Money.of(amountMinor, 'MAD') };
    const origin = { by: systemActor('test'), arrivedAt: new Date() };
    return house.get(InstalmentRequests).begin(tx, locked, { terms, asked, origin });
  });
}

describe('the award', () => {
  it('leaves room for what is not yet on its way, to the centime', async () => {
    await expect(rawPayment(REST)).resolves.toBeDefined();
  });

  it('is not exceeded by a payment that is a centime too large, past the programme', async () => {
    await expect(rawPayment(REST + 1)).rejects.toThrow(CEILING);
  });

  it('is not exceeded by the programme itself', async () => {
    await expect(begin(REST + 1)).rejects.toThrow(CEILING);
  });

  it('is not exceeded by two payments at once, one within the programme and one past it', async () => {
    const outcomes = await Promise.allSettled([
      begin(REST),
      rawPayment(REST),
      begin(REST, 'further', 3),
      rawPayment(REST, 'further'),
    ]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is not raised by a second commitment', async () => {
    await expect(rawEntry('commitment', 'committed', 'envelope', 1)).rejects.toThrow(/uq_ledger_entry_commitment/);
  });

  it('is not raised by writing the balance by hand', async () => {
    await expect(
      house.query('update grant_balance set awarded_minor = awarded_minor * 2 where grant_id = $1', [grant.id]),
    ).rejects.toThrow(/never written by hand/);
  });

  it('is not raised by deleting the balance', async () => {
    await expect(house.query('delete from grant_balance where grant_id = $1', [grant.id])).rejects.toThrow(
      /never written by hand/,
    );
  });
});

describe('a payment', () => {
  it('is not booked without a payment behind it', async () => {
    await expect(rawEntry('payment', 'paid', 'committed', 1)).rejects.toThrow(/ck_ledger_entry_is_payment/);
  });

  it('is not booked with another amount than its own', async () => {
    const paymentId = await openPayment(house, grant);

    await expect(rawEntry('payment', 'paid', 'committed', 1, paymentId)).rejects.toThrow(/its own amount/);
  });

  it('is not booked twice', async () => {
    const paymentId = await pay(house, grant);

    await expect(rawEntry('payment', 'paid', 'committed', 72_000_000, paymentId)).rejects.toThrow(
      /uq_ledger_entry_payment|once/,
    );
  });

  it('does not grow after it was asked for', async () => {
    await expect(
      house.query('update payment set amount_minor = amount_minor + 1 where grant_id = $1', [grant.id]),
    ).rejects.toThrow(/does not change/);
  });

  it('is not taken for executed without the ledger, so that its amount would be free again', async () => {
    await expect(
      house.query(`update payment set standing = 'executed' where grant_id = $1`, [grant.id]),
    ).rejects.toThrow(/only the ledger/);
  });

  it('does not disappear', async () => {
    await expect(house.query('delete from payment where grant_id = $1', [grant.id])).rejects.toThrow(
      /never changed or deleted/,
    );
  });

  it('is not asked for twice for one instalment', async () => {
    await expect(begin(1_00, 'balance', 2).then(() => begin(1_00, 'balance', 2))).rejects.toThrow(/uq_payment/);
  });
});

describe('the ledger', () => {
  it.each([
    ['money that is justified but not paid', 'justification', 'justified', 'paid', 1],
    ['money that is owed back but not paid', 'recovery', 'recovered', 'paid', 1],
    ['the release of what is on its way', 'release', 'envelope', 'committed', REST + 1],
  ])('takes no entry of %s', async (_what, kind, debit, credit, amount) => {
    await expect(rawEntry(kind, debit, credit, amount)).rejects.toThrow(/ck_grant_balance/);
  });

  it('takes no movement that does not exist', async () => {
    await expect(rawEntry('release', 'paid', 'committed', 1)).rejects.toThrow(/ck_ledger_entry_movement/);
  });

  it('takes no commitment for a file without an award', async () => {
    const orphan = `insert into ledger_entry (id, grant_id, call_id, lot, at, kind, cause, debit, credit, amount_minor, currency, booked_by)
      values (uuidv7(), uuidv7(), $1, 'L1', now(), 'commitment', 'x', 'committed', 'envelope', 1, 'MAD', 'x')`;

    await expect(house.query(orphan, [house.callId])).rejects.toThrow(/only an award/);
  });

  it.each(['update ledger_entry set amount_minor = 1', 'delete from ledger_entry', 'truncate ledger_entry cascade'])(
    'is never rewritten: %s',
    async (sql) => {
      await expect(house.query(sql)).rejects.toThrow(/never changed or deleted/);
    },
  );

  it('always adds up to the balances beside it', async () => {
    await pay(house, grant);

    const wrong = await house.query(`
      select b.grant_id from grant_balance b
      where b.paid_minor <> (select coalesce(sum(e.amount_minor), 0) from ledger_entry e where e.grant_id = b.grant_id and e.debit = 'paid')
        or b.committed_minor <> (select coalesce(sum(case when e.debit = 'committed' then e.amount_minor when e.kind = 'release' then -e.amount_minor end), 0)
            from ledger_entry e where e.grant_id = b.grant_id)
        or b.in_flight_minor <> (select coalesce(sum(p.amount_minor), 0) from payment p where p.grant_id = b.grant_id and p.standing = 'open')
        or b.awarded_minor <> ${AWARD_MINOR}`);

    expect(wrong).toEqual([]);
  });
});
