import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EnterPerson, GrantRole } from '#libs/identity';
import { systemActor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Browser, wordsIn } from '../testing/browser.js';
import { aSignUp, PASSWORD } from '../testing/forms.js';
import { testServer } from '../testing/test-server.js';

const bySystem = { by: systemActor('test'), key: null, arrivedAt: new Date(0) };

let database: TestDatabase;
let app: NestFastifyApplication;
let operator: Browser;

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url);
  operator = await aColleague('operator', 'operator@example.ma');
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function aColleague(role: 'operator' | 'officer', email: string): Promise<Browser> {
  const person = { name: `Person ${role}`, email, language: 'fr', password: PASSWORD } as const;
  const { personId } = await app.get(EnterPerson, { strict: false }).execute({ ...bySystem, ...person });
  await app.get(GrantRole, { strict: false }).execute({ ...bySystem, personId, role, callId: null });
  const browser = new Browser(app);
  await browser.submit('/sign-in', { email, password: PASSWORD });
  return browser;
}

async function somebody(email: string): Promise<string> {
  const entered = await operator.submit('/people/new', { name: 'Nadia Tazi', email, language: 'fr' }, '/people');
  return String(entered.headers.location);
}

describe('an operator', () => {
  it('adds a colleague, who chooses a password and signs in', async () => {
    const path = await somebody('nadia@example.ma');
    const made = await operator.submit(path, {}, `${path}/password-link`);
    const link = /(\/password\/[\w-]+)/.exec(made.body)?.[1] ?? '';
    const nadia = new Browser(app);

    const chosen = await nadia.submit(link, { password: 'trois figues sous le pont' });
    const signedIn = await nadia.submit('/sign-in', {
      email: 'nadia@example.ma',
      password: 'trois figues sous le pont',
    });

    expect([chosen.statusCode, signedIn.statusCode]).toEqual([303, 303]);
    expect((await nadia.get(link)).statusCode).toBe(404);
  });

  it('is led on to the page that asked for the sign-in, also after a try that was refused', async () => {
    await somebody('amine@example.ma');
    const amine = new Browser(app);
    const next = '/invitations/abc';
    const typed = { email: 'amine@example.ma', password: '', remember: 'yes', next };

    const refused = [
      await amine.submit('/sign-in', typed),
      await amine.submit('/sign-in', { ...typed, password: 'un autre mot de passe' }),
    ];

    for (const { body } of refused) {
      expect(body).toContain(`name="next" value="${next}"`);
      expect(body).toMatch(/<input[^>]*name="remember"[^>]*checked/);
    }
  });
  it('gives a role that counts at once, and takes it away again', async () => {
    const path = await somebody('hassan@example.ma');
    const reason = 'Remplace Mme Idrissi';
    const given = await operator.submit(path, { role: 'officer', callId: '', reason }, `${path}/roles`);
    const shown = await operator.follow(given);
    const revoke = /action="(\/people\/[\w-]+\/roles\/[\w-]+\/revoke)"/.exec(shown.body)?.[1] ?? '';

    const field = /name="(reason-[\w-]+)"/.exec(shown.body)?.[1] ?? '';
    const tooLong = await operator.submit(path, { [field]: 'x'.repeat(501) }, revoke);

    const taken = await operator.submit(path, { [field]: 'Fin de mission' }, revoke);

    expect(tooLong.body).toContain(`href="#f-${field}"`);
    expect(tooLong.body).toContain(`id="f-${field}-error"`);
    expect(wordsIn(shown.body)).toContain('Le rôle est donné.');
    expect(wordsIn((await operator.follow(taken)).body)).toContain('Le rôle est retiré.');
    const history = wordsIn((await operator.get('/people/roles?role=officer')).body);
    expect(history.indexOf('Fin de mission')).toBeGreaterThan(0);
    expect(history.indexOf('Fin de mission')).toBeLessThan(history.indexOf(reason));
    expect(wordsIn((await operator.get('/people/roles?role=chair')).body)).not.toContain(reason);
  });
  it('never rewrites why a role was given', async () => {
    await expect(
      app.get(Database, { strict: false }).query(`update role_grant set granted_reason = 'x'`),
    ).rejects.toThrow(/not rewritten/);
  });
  it('is told why two roles do not go together', async () => {
    const path = await somebody('karim@example.ma');
    await operator.submit(path, { role: 'assessor' }, `${path}/roles`);

    const refused = await operator.submit(path, { role: 'financeOfficer' }, `${path}/roles`);

    expect(wordsIn(refused.body)).toContain('Cette personne a déjà un rôle incompatible : évaluateur');
  });
  it('is asked for a call of the list where a role is given for none', async () => {
    const path = await somebody('lamia@example.ma');

    const refused = await operator.submit(path, { role: 'assessor', callId: 'none' }, `${path}/roles`);

    expect(wordsIn(refused.body)).toContain('Choisissez un appel de la liste.');
  });
  it('shuts somebody out from one request to the next', async () => {
    const officer = await aColleague('officer', 'shut.out@example.ma');
    const list = await operator.get('/people?q=shut.out');
    const path = /href="(\/people\/[\w-]{36})"/.exec(list.body)?.[1] ?? '';

    await operator.submit(path, { state: 'closed' }, `${path}/state`);

    expect((await officer.get('/account')).statusCode).toBe(303);
  });
  it.each(['%', '_', "'; drop table person; --", '\\'])(
    'finds nobody by a sign that means something to the database: %s',
    async (text) => {
      const list = await operator.get(`/people?q=${encodeURIComponent(text)}`);

      expect(wordsIn(list.body)).toContain('Aucune personne ne correspond');
    },
  );
  it.each(['not-a-cursor', Buffer.from('{"name":1}').toString('base64url')])(
    'is told that a cursor is none: %s',
    async (cursor) => {
      expect((await operator.get(`/people?cursor=${cursor}`)).statusCode).toBe(422);
    },
  );
});

describe('an officer', () => {
  it('verifies the account that an organisation has entered', async () => {
    const applicant = new Browser(app);
    await applicant.submit('/sign-up', aSignUp());
    const path = String((await applicant.get('/organisation')).headers.location);
    await applicant.submit(`${path}/bank-account`, {
      holder: 'Rif Avenir',
      bank: 'CIH',
      rib: '011519000001205000534921',
    });
    const officer = await aColleague('officer', 'officer@example.ma');
    const list = await officer.get('/bank-accounts');
    const accountId = /name="accountId" value="([\w-]+)"/.exec(list.body)?.[1] ?? '';

    await officer.submit(
      '/bank-accounts',
      { accountId },
      path.replace('/organisations', '/bank-accounts').concat('/verify'),
    );

    expect(wordsIn((await applicant.get(path)).body)).toContain('Vérifié par le programme');
  });
});
