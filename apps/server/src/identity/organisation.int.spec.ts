import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '#libs/platform';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Browser, wordsIn } from '../testing/browser.js';
import { aSignUp, PASSWORD } from '../testing/forms.js';
import { testServer } from '../testing/test-server.js';

let database: TestDatabase;
let app: NestFastifyApplication;

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function anApplicant(): Promise<{ readonly browser: Browser; readonly path: string; readonly email: string }> {
  const browser = new Browser(app);
  const fields = aSignUp();
  await browser.submit('/sign-up', fields);
  const { headers } = await browser.get('/organisation');
  return { browser, path: String(headers.location), email: fields['email'] ?? '' };
}

/** The fields of an organisation as its own page names them. */
function organisationFields(different: Readonly<Record<string, string>> = {}): Record<string, string> {
  const entries = Object.entries(aSignUp()).filter(([name]) => name.startsWith('organisation.'));
  return {
    ...Object.fromEntries(entries.map(([name, value]) => [name.replace('organisation.', ''), value])),
    ...different,
  };
}

describe('the organisation’s page', () => {
  it('shows the form filled with what is known', async () => {
    const { browser, path } = await anApplicant();

    const form = await browser.get(`${path}/edit`);

    expect(form.body).toContain('value="Association Rif Avenir"');
    expect(form.body).toContain('value="2018"');
    expect(form.body).toMatch(/<option[^>]* selected[^>]*>Jerada|value="MA-JRA" selected/);
  });
  it('does not let two people overwrite each other unawares', async () => {
    const { browser, path } = await anApplicant();
    const first = await browser.submit(`${path}/edit`, {
      version: '1',
      ...organisationFields({ name: 'Association Nour' }),
    });

    const second = await browser.submit(`${path}/edit`, {
      version: '1',
      ...organisationFields({ name: 'Association Amal' }),
    });

    expect([first.statusCode, second.statusCode]).toEqual([303, 422]);
    expect(wordsIn(second.body)).toContain('Une autre personne a modifié ces informations');
    expect(second.body).toContain('value="Association Amal"');
  });
  it('refuses a date in the future where it was typed', async () => {
    const { browser, path } = await anApplicant();

    const answer = await browser.submit(`${path}/edit`, {
      version: '1',
      ...organisationFields({ 'foundedOn.year': '2999' }),
    });

    expect(wordsIn(answer.body)).toContain('La date de création ne peut pas être dans l’avenir.');
  });
  it('is not there for a stranger', async () => {
    const { path } = await anApplicant();
    const stranger = await anApplicant();

    const answers = await Promise.all(
      ['', '/edit', '/bank-account', '/members'].map((part) => stranger.browser.get(path + part)),
    );

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
  });
});

describe('the bank account', () => {
  it.each([
    ['011519000001205000534922', 'ses deux derniers chiffres'],
    ['0115190000012050005349', 'Le RIB compte 24 chiffres'],
    ['FR7630006000011234567890189', 'Un IBAN marocain commence par MA64'],
  ])('is checked by its key: %s', async (rib, sentence) => {
    const { browser, path } = await anApplicant();

    const answer = await browser.submit(`${path}/bank-account`, { holder: 'Association Rif Avenir', bank: 'CIH', rib });

    expect(wordsIn(answer.body)).toContain(sentence);
    expect(answer.body).toContain(rib);
  });
  it('is shown as waiting for the programme', async () => {
    const { browser, path } = await anApplicant();

    const answer = await browser.submit(`${path}/bank-account`, {
      holder: 'Association Rif Avenir',
      bank: 'CIH',
      rib: '011 519 0000012050005349 21',
    });

    expect(wordsIn((await browser.follow(answer)).body)).toContain('Pas encore vérifié');
  });
});

describe('the only owner', () => {
  it('is offered neither leaving nor another role, and is told why where it is asked for all the same', async () => {
    const { browser, path, email } = await anApplicant();
    const [person] = await app
      .get(Database, { strict: false })
      .query<{ id: string }>('select id from person where email = $1', [email]);
    const own = `${path}/members/${person?.id ?? ''}`;

    const members = await browser.get(`${path}/members`);
    const asked = await browser.get(`${own}/remove`);
    const removed = await browser.submit(`${path}/members`, {}, `${own}/remove`);

    expect([members.statusCode, person?.id]).toEqual([200, expect.any(String)]);
    expect(wordsIn(members.body)).toContain('Seul responsable');
    expect(members.body).not.toContain(own);
    expect(asked.headers.location).toBe(`${path}/leave`);
    expect((await browser.get(`${path}/leave`)).headers.location).toBe(`${path}/members`);
    expect(removed.statusCode).toBe(422);
    expect(wordsIn(removed.body)).toContain('Il doit rester au moins un responsable dans l’organisation.');
  });
});

describe('an invitation', () => {
  it('lets a new person join without an organisation of their own', async () => {
    const owner = await anApplicant();
    const made = await owner.browser.submit(
      `${owner.path}/members`,
      { email: 'youssef@example.ma', role: 'editor' },
      `${owner.path}/invitations`,
    );
    const link = /https?:\/\/[^/<]+(\/invitations\/[\w-]+)/.exec(made.body)?.[1] ?? '';
    const guest = new Browser(app);
    const asked = await guest.get(`/sign-up?invitation=${link.split('/').at(-1) ?? ''}`);

    const signedUp = await guest.submit(
      `/sign-up?invitation=${link.split('/').at(-1) ?? ''}`,
      {
        name: 'Youssef Alami',
        email: 'youssef@example.ma',
        password: PASSWORD,
        invitation: link.split('/').at(-1) ?? '',
      },
      '/sign-up',
    );
    const joined = await guest.submit(String(signedUp.headers.location), {});

    expect(asked.body).toContain('value="youssef@example.ma"');
    expect(signedUp.headers.location).toBe(link);
    expect(joined.headers.location).toBe(owner.path);
    expect((await guest.get(owner.path)).statusCode).toBe(200);
    expect((await guest.get(`${owner.path}/bank-account`)).statusCode).toBe(403);
  });
  it('asks somebody who is signed in as another to sign in as the one invited', async () => {
    const owner = await anApplicant();
    const made = await owner.browser.submit(
      `${owner.path}/members`,
      { email: 'amina@example.ma', role: 'signatory' },
      `${owner.path}/invitations`,
    );
    const link = /(\/invitations\/[\w-]+)/.exec(made.body.slice(made.body.indexOf('http')))?.[1] ?? '';

    const shown = await (await anApplicant()).browser.get(link);

    expect(wordsIn(shown.body)).toContain('Cette invitation est pour');
  });
});
