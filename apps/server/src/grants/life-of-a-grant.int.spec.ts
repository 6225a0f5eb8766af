import type { LightMyRequestResponse } from 'fastify';
import type { AwardedGrant } from '../../../../test/support/grant-house.js';
import { openPayment } from '../../../../test/support/paying.js';
import { aPdf } from '#testing/applications';
import { reportOf } from '../../../../test/support/reporting.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';
import { GrantPortal, type Person } from '../testing/grant-portal.js';

/** One grant through its pages, from the award to its closure: everybody does their part with a browser. */

let portal: GrantPortal;
let grant: AwardedGrant;
const browsers = new Map<Person, Browser>();

beforeAll(async () => {
  portal = await GrantPortal.open();
  grant = await portal.house.anAwardedGrant(portal.grantee);
}, 60_000);
afterAll(() => portal?.close());

async function as(person: Person): Promise<Browser> {
  const known = browsers.get(person) ?? (await portal.browser(person));
  browsers.set(person, known);
  return known;
}

/** Sends the form of a page, with what the page itself carries hidden in its last form. */
async function send(person: Person, path: string, fields: Record<string, string> = {}, action = path) {
  const browser = await as(person);
  const { body, statusCode } = await browser.get(path);
  if (statusCode !== 200) throw new Error(`${person} got ${statusCode} from ${path}: ${wordsIn(body)}`);
  const form = body.split('<form').find((part) => part.includes(`action="${action}"`)) ?? '';
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const sent: Record<string, string | string[]> = {};
  for (const [, name = '', value = ''] of hidden) sent[name] = name in sent ? [sent[name] ?? [], value].flat() : value;
  return browser.post(action, { ...sent, ...fields });
}

function expectDone(answer: LightMyRequestResponse): void {
  if (answer.statusCode !== 303) throw new Error(`${answer.statusCode}: ${wordsIn(answer.body)}`);
}

const words = async (person: Person, path: string): Promise<string> =>
  wordsIn((await (await as(person)).get(path)).body);

describe('a grant', () => {
  it('gets its contract: prepared by the officer, signed by both sides', async () => {
    const root = `/grants/${grant.id}`;
    expect(await words('officer', root)).toContain('Préparer le contrat');

    expectDone(await send('officer', `${root}/contract/prepare`, filledContract()));
    expectDone(await send('authority', `${root}/contract/sign`, { agreed: 'yes' }));
    expectDone(await send('grantee', `${root}/contract/sign`, { agreed: 'yes' }));
    await portal.house.work();

    const contract = await words('grantee', `${root}/contract`);
    expect(contract).toContain('Signé par Person authority');
    expect(contract).toContain('Signé par Person grantee');
    expect(contract).toContain('900 000,00 MAD');
  });

  it('is paid its pre-financing: checked by one, approved by another, sent in a file', async () => {
    const id = await openPayment(portal.house, grant);
    expect(await words('officer', `/grants/${grant.id}`)).toMatch(
      /Préfinancement Paiement à contrôler Qui peut agir.*Rapport programmé \(Rapport final\)/,
    );
    expect(await words('finance', '/payments')).toContain('Rien ne bloque ce paiement');
    expect(await words('finance', `/payments/${id}`)).toContain('À faire avant le');
    const asked = await words('officer', `/payments/${id}`);
    expect(asked).toContain('Prochaine étape attendue au plus tard');
    expect(asked).toContain('Confirmer le contrôle du paiement : ');
    expect(asked).not.toContain('À faire avant le');

    expectDone(await send('finance', `/payments/${id}`, {}, `/payments/${id}/check`));
    expect(await words('finance', `/payments/${id}`)).toContain('Une étape précédente est déjà de vous');
    expectDone(await send('secondFinance', `/payments/${id}`, {}, `/payments/${id}/approve`));
    await sendFile(id);
    expectDone(await send('finance', `/payments/${id}/execution`, { ...today('executedOn'), bankReference: 'VIR 77' }));
    await portal.house.work();

    expect(await words('finance', `/grants/${grant.id}/ledger`)).toContain('Paiement exécuté');
    const settle = await words('finance', `/grants/${grant.id}/settle`);
    expect(settle).toContain('720 000,00');
    expect(settle).toContain('Le rapport final n’est pas encore accepté');
    expect(await words('grantee', `/grants/${grant.id}`)).toMatch(/Préfinancement Payé \S/);
  });

  it('reports: written page by page, handed in by the signatory, checked heading by heading', async () => {
    const id = await reportOf(portal.house, grant, 'final');
    const root = `/reports/${id}`;
    expect(await words('grantee', root)).toContain('Dépenses par rubrique');
    expect(await words('grantee', root)).toMatch(/0 sur \d+ parties terminées/);
    expect(await words('grantee', '/reports?group=due')).not.toContain('À remettre le');
    const awaited = await words('officer', root);
    expect(awaited).toContain('Rapport attendu au plus tard');
    expect(awaited).toContain('Remettre le rapport : signataire de l’organisation');
    expect(awaited).not.toContain('Dispenser du rapport');

    expectDone(await send('grantee', `${root}/form/results`, results()));
    expectDone(await send('grantee', `${root}/form/lessons`, { ...lessons(), _do: 'continue' }));
    expectDone(await send('grantee', `${root}/figures`, { ...figures(), _do: 'continue' }));
    for (const kind of ['expenditureList', 'attendanceLists']) await attach(root, kind);
    expectDone(await send('grantee', `${root}/submit`, { declared: 'yes' }));
    expect(await words('officer', '/reports')).toContain('Rapport final');
    expect(await words('grantee', '/reports')).toContain('À rédiger');
    expect(await words('grantee', root)).toContain('Réponse attendue au plus tard');
    expect(await words('officer', `${root}/accept`)).toContain(
      'Le rapport intermédiaire n° 1 n’est pas encore accepté',
    );
    const interim = await reportOf(portal.house, grant, 'interim');
    expectDone(await send('officer', `/reports/${interim}/steps/waive`, { reason: 'Une action courte' }));
    expectDone(await send('officer', `${root}/accept`, { ...accepted(), comment: 'Bon travail' }));
    await portal.house.work();

    expect(await words('grantee', root)).toContain('Facture manquante');
  });

  it('is paid its balance and closed', async () => {
    const id = await openPayment(portal.house, grant);
    expectDone(await send('finance', `/payments/${id}`, {}, `/payments/${id}/check`));
    expectDone(await send('secondFinance', `/payments/${id}`, {}, `/payments/${id}/approve`));
    await sendFile(id);
    expectDone(await send('finance', `/payments/${id}/execution`, { ...today('executedOn'), bankReference: 'VIR 78' }));
    await portal.house.work();
    expectDone(await send('secondFinance', `/payments/${id}/steps/reconcile`, { reason: 'relevé 1, ligne 2' }));

    expectDone(await send('officer', `/grants/${grant.id}/close`));

    const story = await words('auditor', `/grants/${grant.id}`);
    expect(story).toContain('Subvention clôturée');
    expect(story).toContain('Paiement rapproché du relevé');
  });
});

function filledContract(): Record<string, string> {
  return { ...today('start'), months: '12', fr: 'Conditions', ar: 'شروط', en: 'Conditions' };
}

function today(name: string): Record<string, string> {
  const [year = '', month = '', day = ''] = new Date().toISOString().slice(0, 10).split('-');
  return { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year };
}

async function sendFile(paymentId: string): Promise<void> {
  const browser = await as('finance');
  const query = new URLSearchParams({ payment: paymentId, ...today('executeOn') });
  const review = await browser.get(`/payment-files/new?${query.toString()}`);
  expect(wordsIn(review.body)).toContain('1 virement');
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(review.body)?.[1] ?? '';
  const made = await browser.post('/payment-files/new', {
    _csrf: csrfIn(review.body),
    _key: hidden('_key'),
    [`seen.${paymentId}`]: hidden(`seen.${paymentId}`),
    ...today('executeOn'),
  });
  expectDone(made);
  const file = await browser.get(`${String(made.headers.location)}/content`);
  expect(file.headers['content-type']).toContain('application/xml');
  expect(file.body).toContain('<PmtMtd>TRF</PmtMtd>');
}

function results(): Record<string, string> {
  const numbers = ['peopleTrained', 'womenTrained', 'neetTrained', 'disabilityTrained', 'peopleInWork'];
  return {
    _do: 'continue',
    'q.activitiesDone': 'Douze jeunes formés',
    ...Object.fromEntries(numbers.map((name) => [`q.${name}`, '12'])),
    'q.logframeResults.0.indicator': 'Jeunes formés',
    'q.logframeResults.0.target': '12',
    'q.logframeResults.0.reached': '12',
    'q.logframeResults.0.source': 'Listes',
  };
}

function lessons(): Record<string, string> {
  const names = ['lessons', 'visibility', 'equipmentAfter', 'continuation'];
  return Object.fromEntries(names.map((name) => [`q.${name}`, 'Texte']));
}

function figures(): Record<string, string> {
  const spent: Record<string, string> = { '1': '600 000,00', '3': '400 000,00', '8': '60 000,00' };
  return Object.fromEntries(['1', '2', '3', '4', '5', '6', '8'].map((id) => [`figure-${id}`, spent[id] ?? '0']));
}

function accepted(): Record<string, string> {
  const amounts: Record<string, string> = { '1': '600000', '3': '390000', '8': '60000' };
  const fields = ['1', '2', '3', '4', '5', '6', '8'].map((id) => [`accepted-${id}`, amounts[id] ?? '0']);
  return { ...Object.fromEntries(fields), 'reason-3': 'Facture manquante' };
}

async function attach(root: string, kind: string): Promise<void> {
  const browser = await as('grantee');
  const { body } = await browser.get(`${root}/documents`);
  const file = { field: `file-${kind}`, name: `${kind}.pdf`, content: aPdf(kind) };
  expectDone(await browser.upload(`${root}/documents`, { _csrf: csrfIn(body) }, file));
}
