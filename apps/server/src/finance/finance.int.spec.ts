import { type AwardedGrant, RIBS } from '../../../../test/support/grant-house.js';
import { openPayment } from '../../../../test/support/paying.js';
import { type Browser, wordsIn } from '../testing/browser.js';
import { GrantPortal, type Person } from '../testing/grant-portal.js';

/** Finance at work: what waits, whose turn it is, several payments at once, and nothing on the strength of old data. */

const LONG_AGO = { since: new Date('2026-01-01T00:00:00Z') };

let portal: GrantPortal;
const browsers = new Map<Person, Browser>();
beforeAll(async () => {
  portal = await GrantPortal.open();
}, 60_000);
afterAll(() => portal?.close());

async function as(person: Person): Promise<Browser> {
  const known = browsers.get(person) ?? (await portal.browser(person));
  browsers.set(person, known);
  return known;
}

interface Waiting {
  readonly grant: AwardedGrant;
  readonly id: string;
  readonly contract: string;
}

interface News {
  readonly paymentId: string;
  readonly glance: string;
}

async function aPayment(): Promise<Waiting> {
  const grant = await portal.house.aSignedGrant();
  await portal.house.work();
  const id = await openPayment(portal.house, grant);
  const [row] = await portal.house.query<{ contract: string }>(
    'select p.contract_number as contract from payment p where p.id = $1',
    [id],
  );
  return { grant, id, contract: row?.contract ?? '' };
}

const together = (step: string, ...payments: readonly Waiting[]): string =>
  `/finance/together?${new URLSearchParams([['step', step], ...payments.map(({ id }) => ['payment', id])]).toString()}`;

/** What a form of a page carries hidden. */
function hiddenIn(html: string, action: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`)) ?? '';
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]));
}

async function decide(person: Person, step: string, ...payments: readonly Waiting[]) {
  const browser = await as(person);
  const { body } = await browser.get(together(step, ...payments));
  return browser.post('/finance/together', hiddenIn(body, '/finance/together'));
}

const home = async (person: Person): Promise<string> => wordsIn((await (await as(person)).get('/finance')).body);
const stateOf = async ({ id }: Waiting): Promise<string | undefined> =>
  (await portal.house.query<{ state: string }>('select i.state from workflow_instance i where i.id = $1', [id]))[0]
    ?.state;

describe('what waits for finance', () => {
  it('is chosen, looked at on one page with its total, and decided on by one and then by another person', async () => {
    const payments = [await aPayment(), await aPayment()];
    expect(await home('finance')).toContain(payments[0]?.contract);

    const page = wordsIn((await (await as('finance')).get(together('check', ...payments))).body);
    expect(page).toContain('Total de 2 paiements 1 440 000,00 MAD');
    expect(page).toContain('Signé par l’autorité contractante');
    const checked = await decide('finance', 'check', ...payments);

    expect([checked.statusCode, checked.headers.location]).toEqual([303, '/finance']);
    expect(await home('finance')).toContain('À une autre personne');
    expect((await decide('secondFinance', 'approve', ...payments)).statusCode).toBe(303);
    expect(await Promise.all(payments.map(stateOf))).toEqual(['approved', 'approved']);
  });

  it('says how much stands at each step, of each currency', async () => {
    await aPayment();

    expect(await home('finance')).toMatch(/À contrôler .* 720 000,00 MAD/);
  });

  it('is left for later or refused row by row, and the others stay chosen', async () => {
    const [one, other] = [await aPayment(), await aPayment()];
    const browser = await as('finance');
    const { body } = await browser.get(together('check', one, other));
    const [, refuse = ''] = /href="(\/payments\/[^"]+\/steps\/refuse[^"]+)"/.exec(body) ?? [];
    const asked = await browser.get(refuse.replaceAll('&amp;', '&'));
    const [, action = ''] = /<form[^>]+action="(\/payments\/[^"]+)"/.exec(asked.body) ?? [];

    const refused = await browser.post(action, {
      ...hiddenIn(asked.body, action),
      reason: 'Ce compte n’est pas celui du projet',
    });

    expect(refused.statusCode).toBe(303);
    const left = (await stateOf(one)) === 'refused' ? other : one;
    expect(refused.headers.location).toBe(together('check', left));
  });
});

describe('what was shown and is no longer so', () => {
  it('is not checked together: the page comes again and says what was what', async () => {
    const [changed, other] = [await aPayment(), await aPayment()];
    const browser = await as('finance');
    const { body } = await browser.get(together('check', changed, other));
    await portal.house.changeAccount(changed.grant, RIBS[1], LONG_AGO);

    const again = await browser.post('/finance/together', hiddenIn(body, '/finance/together'));

    expect(again.statusCode).toBe(409);
    const words = wordsIn(again.body);
    expect(words).toContain('Rien n’a été enregistré');
    expect(words).toMatch(/le compte était 011 519 0000012050005349 21 ; c’est maintenant 007 780 0001234567890123 96/);
    expect(await stateOf(other)).toBe('requested');
    expect((await browser.post('/finance/together', hiddenIn(again.body, '/finance/together'))).statusCode).toBe(303);
  });

  it('is not approved on its own page, nor through the API', async () => {
    const payment = await aPayment();
    await decide('finance', 'check', payment);
    const path = `/payments/${payment.id}`;
    const browser = await as('secondFinance');
    const program = await portal.program('secondFinance');
    const seen = await browser.get(path);
    const { shown } = (await program.send('GET', `/api/v1${path}`)).json<{ shown: string }>();
    await portal.house.changeAccount(payment.grant, RIBS[1], LONG_AGO);

    const byPage = await browser.post(`${path}/approve`, hiddenIn(seen.body, `${path}/approve`));
    const alone = await program.send('POST', `/api/v1${path}/approval`, { shown });
    const decision = { step: 'approve', payments: [{ id: payment.id, shown }] };
    const several = await program.send('POST', '/api/v1/payment-decisions', decision);

    expect([byPage, alone, several].map(({ statusCode }) => statusCode)).toEqual([409, 409, 409]);
    expect(wordsIn(byPage.body)).toContain('c’est maintenant 007 780 0001234567890123 96');
    for (const answer of [alone, several]) {
      expect(answer.json()).toMatchObject({
        code: 'payments.changed-since',
        reasons: [{ code: 'changed.account', detail: expect.stringContaining('007 780 0001234567890123 96') }],
      });
    }
    expect(await stateOf(payment)).toBe('checked');
  });
});

describe('what is different since somebody looked', () => {
  it('is marked once they have said that they looked', async () => {
    const known = await aPayment();
    const browser = await as('finance');
    const { body } = await browser.get('/finance');
    expect((await browser.post('/finance/seen', hiddenIn(body, '/finance/seen'))).statusCode).toBe(303);
    expect(await home('finance')).toContain('rien de nouveau, aucun changement');
    await portal.house.changeAccount(known.grant, RIBS[1], LONG_AGO);
    await aPayment();

    const words = await home('finance');

    expect(words).toContain('1 nouveau paiement, 1 paiement changé');
    expect(words).toContain('Compte changé');
    expect(words).toContain('Nouveau');

    const program = await portal.program('finance');
    const { items } = (await program.send('GET', '/api/v1/payment-news?limit=100')).json<{ items: readonly News[] }>();
    expect(items).toContainEqual(expect.objectContaining({ paymentId: known.id, news: ['paid'] }));
    const looks = items.map(({ paymentId, glance }) => ({ paymentId, glance }));
    const seen = await program.send('POST', '/api/v1/payment-news/seen', { looks });
    expect(seen.statusCode).toBe(204);
    expect(await home('finance')).toContain('rien de nouveau, aucun changement');
  });
});
