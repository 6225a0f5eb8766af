import type { AwardedGrant } from '../../../../test/support/grant-house.js';
import { openPayment } from '../../../../test/support/paying.js';
import { aPdf } from '#testing/applications';
import { reportOf } from '../../../../test/support/reporting.js';
import type { ApiClient } from '../testing/api-client.js';
import { GrantPortal, type Person } from '../testing/grant-portal.js';

/** The same life through the API alone, and who is told that nothing is there. */

const API = '/api/v1';
const TODAY = new Date().toISOString().slice(0, 10);

let portal: GrantPortal;
let grant: AwardedGrant;
const programs = new Map<Person, ApiClient>();

beforeAll(async () => {
  portal = await GrantPortal.open();
  grant = await portal.house.anAwardedGrant(portal.grantee);
}, 60_000);
afterAll(() => portal?.close());

async function as(person: Person): Promise<ApiClient> {
  const known = programs.get(person) ?? (await portal.program(person));
  programs.set(person, known);
  return known;
}

/** Sends a request and gives what is answered; throws with the problem where it was refused. */
async function ask<T>(
  person: Person,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
  headers = {},
): Promise<T> {
  const answer = await (await as(person)).send(method, `${API}${path}`, body, headers);
  if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`);
  // The caller says what the endpoint answers.
  return (answer.body === '' ? undefined : answer.json()) as T;
}

interface Payment {
  readonly shown: string;
  readonly state: string;
  readonly blockers: readonly object[];
}

async function pay(): Promise<void> {
  const id = await openPayment(portal.house, grant);
  const { shown, blockers } = await ask<Payment>('finance', 'GET', `/payments/${id}`);
  expect(blockers).toEqual([]);
  await ask('finance', 'POST', `/payments/${id}/check`, { shown });
  await ask('secondFinance', 'POST', `/payments/${id}/approval`, { shown });
  const file = await ask<{ batchId: string }>('finance', 'POST', '/payment-files', {
    payments: [{ id, shown }],
    executeOn: TODAY,
  });
  const content = await (await as('finance')).send('GET', `${API}/payment-files/${file.batchId}/content`);
  expect(content.headers['content-type']).toContain('application/xml');
  await ask('finance', 'POST', `/payments/${id}/execution`, { executedOn: TODAY, bankReference: 'VIR' });
  await portal.house.work();
  await ask('secondFinance', 'POST', `/payments/${id}/reconciliation`, { statementLine: '1/2' });
}

describe('a grant through the API', () => {
  it('says of each event that it is allowed, or why not', async () => {
    const { items } = await ask<{ items: { event: string; allowed: boolean; reasons: object[] }[] }>(
      'finance',
      'GET',
      `/grants/${grant.id}/actions`,
    );

    const [prepare] = items.filter(({ event }) => event === 'contractPrepared');
    expect(prepare).toMatchObject({
      allowed: false,
      reasons: [{ code: 'permission', message: expect.stringContaining('rôle') }],
    });
  });

  it('gets its contract', async () => {
    const specialConditions = { fr: 'Conditions', ar: 'شروط', en: 'Conditions' };
    const contract = { implementationStart: TODAY, months: 12, specialConditions };
    await ask('officer', 'POST', `/grants/${grant.id}/contract`, contract);
    const { contentHash } = await ask<{ contentHash: string }>('authority', 'GET', `/grants/${grant.id}/contract`);
    await ask('authority', 'POST', `/grants/${grant.id}/contract/signatures`, { contentHash });
    await ask('grantee', 'POST', `/grants/${grant.id}/contract/signatures`, { contentHash });
    await portal.house.work();

    const { signatures } = await ask<{ signatures: object[] }>('auditor', 'GET', `/grants/${grant.id}/contract`);
    expect(signatures).toHaveLength(2);
    const { states } = await ask<{ states: string[] }>('grantee', 'GET', `/grants/${grant.id}`);
    expect(states).toContain('running.disbursement.prefinancing');
  });

  it('is paid its pre-financing', async () => {
    await pay();

    const { money } = await ask<{ money: object }>('grantee', 'GET', `/grants/${grant.id}/ledger`);
    expect(money).toMatchObject({ paidMinor: 72_000_000, availableMinor: 18_000_000 });
  });

  it('reports, with versions of its pages, and is accepted', async () => {
    const id = await reportOf(portal.house, grant, 'final');
    const grantee = await as('grantee');
    await ask('grantee', 'PUT', `/reports/${id}/pages/results`, { answers: results() }, { 'if-match': '"0"' });
    const again = await grantee.send(
      'PUT',
      `${API}/reports/${id}/pages/results`,
      { answers: {} },
      { 'if-match': '"0"' },
    );
    expect(again.statusCode).toBe(412);
    await ask('grantee', 'PUT', `/reports/${id}/pages/lessons`, { answers: lessons() }, { 'if-match': '"0"' });
    await ask('grantee', 'PUT', `/reports/${id}/pages/figures`, { answers: figures() }, { 'if-match': '"0"' });
    for (const kind of ['expenditureList', 'attendanceLists']) {
      const file = { field: 'file', name: `${kind}.pdf`, content: aPdf(kind) };
      expect((await grantee.upload(`${API}/reports/${id}/documents?kind=${kind}`, {}, file)).statusCode).toBe(201);
    }
    const { submissionId } = await ask<{ submissionId: string }>('grantee', 'POST', `/reports/${id}/submissions`, {
      declared: true,
    });
    const decisions = Object.entries(figures()).map(([heading, typed]) => ({
      heading,
      acceptedMinor: Number(typed) * 100,
      reason: '',
    }));
    const interim = await reportOf(portal.house, grant, 'interim');
    await ask('officer', 'POST', `/reports/${interim}/waiver`, { reason: 'A short action' });
    await ask('officer', 'POST', `/reports/${id}/acceptance`, { submissionId, decisions });
    await portal.house.work();

    const { state } = await ask<{ state: string }>('auditor', 'GET', `/reports/${id}`);
    expect(state).toBe('accepted');
  });

  it('is paid its balance and closed', async () => {
    await pay();
    await ask('officer', 'POST', `/grants/${grant.id}/closure`);

    const { items } = await ask<{ items: { event: string }[] }>('grantee', 'GET', `/grants/${grant.id}/history`);
    expect(items.at(-1)).toMatchObject({ event: 'grantClosed', by: { name: null } });
    expect(items.map(({ event }) => event)).not.toContain('assessmentFinalised');
  });

  it('is listed page by page', async () => {
    const { items, next } = await ask<{ items: { id: string }[]; next: string | null }>(
      'auditor',
      'GET',
      '/grants?limit=1',
    );

    expect(items.map(({ id }) => id)).toEqual([grant.id]);
    expect(next).toBeNull();
  });
});

describe('a stranger', () => {
  it.each(['', '/actions', '/ledger', '/history', '/contract'])('is told that there is no grant%s', async (path) => {
    const answer = await (await as('stranger')).send('GET', `${API}/grants/${grant.id}${path}`);

    expect(answer.statusCode).toBe(404);
  });

  it('sees no grants and no reports in the lists', async () => {
    const grants = await ask<{ items: object[] }>('stranger', 'GET', '/grants');
    const reports = await ask<{ items: object[] }>('stranger', 'GET', '/reports');

    expect([grants.items, reports.items]).toEqual([[], []]);
  });
});

function results(): object {
  const numbers = ['peopleTrained', 'womenTrained', 'neetTrained', 'disabilityTrained', 'peopleInWork'];
  return {
    activitiesDone: 'Douze jeunes formés',
    ...Object.fromEntries(numbers.map((name) => [name, '12'])),
    logframeResults: [{ indicator: 'Jeunes formés', target: '12', reached: '12', source: 'Listes' }],
  };
}

function lessons(): object {
  return Object.fromEntries(['lessons', 'visibility', 'equipmentAfter', 'continuation'].map((name) => [name, 'Texte']));
}

function figures(): Record<string, string> {
  return { '1': '600000', '2': '0', '3': '400000', '4': '0', '5': '0', '6': '0', '8': '60000' };
}
