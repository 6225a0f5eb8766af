import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '#libs/platform';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { ApiClient } from '../testing/api-client.js';
import { Browser, wordsIn } from '../testing/browser.js';
import { aSignUp } from '../testing/forms.js';
import { testServer } from '../testing/test-server.js';

const NEW = 'trois figues sous le pont';

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

async function anAccount(): Promise<string> {
  const form = aSignUp();
  await new Browser(app).submit('/sign-up', form);
  return form['email'] ?? '';
}

async function linkMailedTo(email: string): Promise<string> {
  const [mail] = await app
    .get(Database)
    .query<{ body: string }>(`select m.body from mail m where m.address = $1 order by m.queued_at desc limit 1`, [
      email,
    ]);
  return /(\/password\/\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
}

describe('somebody who forgot their password', () => {
  it('asks on a page for a link, finds it in the mailbox, chooses another one and signs in', async () => {
    const email = await anAccount();
    const browser = new Browser(app);

    const signIn = await browser.get('/sign-in');
    const asked = await browser.submit('/forgotten-password', { email });
    const said = await browser.follow(asked);
    const chosen = await browser.submit(await linkMailedTo(email), { password: NEW });
    const signedIn = await browser.submit('/sign-in', { email, password: NEW });

    expect(signIn.body).toContain('href="/forgotten-password"');
    expect(wordsIn(said.body)).toContain('Si un compte existe à cette adresse');
    expect([asked, chosen, signedIn].map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
  });

  it('is answered as everybody else is, on the page and in the API', async () => {
    const email = await anAccount();
    const ask = async (address: string) => {
      const page = await new Browser(app).submit('/forgotten-password', { email: address });
      const api = await new ApiClient(app, null).send('POST', '/api/v1/password-links', { email: address });
      return [page.statusCode, page.headers.location, api.statusCode, api.body];
    };

    expect(await ask(email)).toEqual(await ask('nobody.at.all@example.ma'));
    expect(await linkMailedTo(email)).not.toBe('');
  });
});
