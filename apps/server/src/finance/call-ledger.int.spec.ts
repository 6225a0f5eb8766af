import { openPayment, pay } from '../../../../test/support/paying.js';
import { wordsIn } from '../testing/browser.js';
import { GrantPortal } from '../testing/grant-portal.js';

/** The ledger of a call: page, file and API say the same, and it adds up to what the grants' balances say. */

let portal: GrantPortal;
let code: string;
beforeAll(async () => {
  portal = await GrantPortal.open();
  const [call] = await portal.house.query<{ code: string }>('select c.code from call c where c.id = $1', [
    portal.house.callId,
  ]);
  code = call?.code ?? '';
}, 60_000);
afterAll(() => portal?.close());

interface Total {
  readonly kind: string;
  readonly count: number;
  readonly amountMinor: number;
}

describe('the ledger of a call', () => {
  it('says before the first contract what it will show', async () => {
    const auditor = await portal.browser('auditor');

    expect(wordsIn((await auditor.get(`/calls/${code}/ledger`)).body)).toContain('Le grand livre s’ouvre quand');
  });

  it('adds up: its totals are the sums of its entries and of the balances, page by page and in the file', async () => {
    const paid = await portal.house.aSignedGrant();
    await portal.house.work();
    await pay(portal.house, paid);
    const open = await portal.house.aSignedGrant();
    await portal.house.work();
    await openPayment(portal.house, open);
    const [balance] = await portal.house.query<{ committed: number; paid: number }>(
      `select sum(b.committed_minor)::float8 as committed, sum(b.paid_minor)::float8 as paid
       from grant_balance b where b.call_id = $1`,
      [portal.house.callId],
    );
    const program = await portal.program('finance');

    const { totals } = (await program.send('GET', `/api/v1/calls/${code}/ledger-totals`)).json<{ totals: Total[] }>();
    const first = await program.send('GET', `/api/v1/calls/${code}/ledger?limit=2`);
    const { items, next } = first.json<{ items: { kind: string; amountMinor: number }[]; next: string }>();
    const rest = await program.send('GET', `/api/v1/calls/${code}/ledger?limit=2&cursor=${next}`);
    const entries = [...items, ...rest.json<{ items: typeof items }>().items];

    expect(entries).toHaveLength(3);
    for (const { kind, count, amountMinor } of totals) {
      const own = entries.filter((entry) => entry.kind === kind);
      expect([kind, own.length, own.reduce((sum, entry) => sum + entry.amountMinor, 0)]).toEqual([
        kind,
        count,
        amountMinor,
      ]);
    }
    const totalOf = (kind: string) => totals.find((total) => total.kind === kind)?.amountMinor;
    expect([totalOf('commitment'), totalOf('payment')]).toEqual([balance?.committed, balance?.paid]);
    const auditor = await portal.browser('auditor');
    const page = wordsIn((await auditor.get(`/calls/${code}/ledger?kind=payment`)).body);
    expect(page).toContain('Paiement exécuté 1 720 000,00 MAD');
    const file = await auditor.get(`/calls/${code}/ledger.csv`);
    expect(file.headers['content-type']).toContain('text/csv');
    const amounts = file.body.split('\r\n').filter((line) => line.includes(',commitment,'));
    expect(amounts).toHaveLength(2);
    expect(amounts.every((line) => line.includes(',900000.00,MAD,'))).toBe(true);
  });

  it('does not exist for an applicant', async () => {
    const grantee = await portal.browser('grantee');

    expect((await grantee.get(`/calls/${code}/ledger`)).statusCode).toBe(403);
  });
});
