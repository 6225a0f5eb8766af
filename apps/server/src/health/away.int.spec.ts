import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Line } from '../../../../test/support/line.js';
import { Browser, csrfIn, wordsIn } from '../testing/browser.js';
import { aSignUp, PASSWORD } from '../testing/forms.js';
import { testServer } from '../testing/test-server.js';

let database: TestDatabase;
let app: NestFastifyApplication;
let line: Line;
let browser: Browser;

beforeAll(async () => {
  database = await testDatabase();
  const url = new URL(database.url);
  line = await Line.to(url);
  app = await testServer(line.through(url));
  browser = new Browser(app);
  await browser.submit('/sign-up', aSignUp());
}, 60_000);

afterAll(async () => {
  await app.close();
  line.cut();
  await database.drop();
});

describe('a server whose database is there', () => {
  it('is ready', async () => {
    const answer = await app.inject('/health/ready');

    expect(answer.json()).toMatchObject({
      status: 'ready',
      checks: [{ name: 'database' }, { name: 'migrations' }, { name: 'clock' }],
    });
  });
});

describe('a server whose database is away', () => {
  const change = { name: 'Salma El Fassi', language: 'fr', _key: 'a-key-of-this-form' };
  let token: string;

  beforeAll(async () => {
    token = csrfIn((await browser.get('/account/about')).body);
    line.cut();
  });
  it('lives, is not ready, and asks readers to come back', async () => {
    const [live, ready, page, api] = await Promise.all([
      app.inject('/health/live'),
      app.inject('/health/ready'),
      browser.get('/account'),
      app.inject({ url: '/api/v1/me', headers: { authorization: 'Bearer minha_a-token-that-nobody-can-look-up' } }),
    ]);

    expect([live.statusCode, ready.statusCode, page.statusCode, api.statusCode]).toEqual([200, 503, 503, 503]);
    expect([ready, page, api].map(({ headers }) => headers['retry-after'])).toEqual(['5', '5', '5']);
    expect(api.json()).toMatchObject({ status: 503, code: 'http.unavailable' });
  });
  it.each([
    ['fr', 'momentanément indisponible', 'Réessayer'],
    ['ar', 'الخدمة غير متاحة مؤقتا', 'إعادة المحاولة'],
    ['en', 'not available at the moment', 'Try again'],
  ])('says so, and what to do, in the language of the reader: %s', async (lang, what, then) => {
    const answer = await browser.get(`/account?lang=${lang}`);

    expect(wordsIn(answer.body)).toContain(what);
    expect(wordsIn(answer.body)).toContain(then);
    expect(answer.body).toContain(`href="/account?lang=${lang}"`);
  });
  it('gives a form back as it was typed, with its key', async () => {
    const refused = await browser.post('/account/about', { ...change, _csrf: token });

    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '5']);
    expect(hiddenIn(refused.body)).toEqual({ ...change, _csrf: token });
  });
  it('never writes a password into its answer', async () => {
    const refused = await browser.post('/account/password', {
      oldPassword: PASSWORD,
      password: 'figues',
      _csrf: token,
    });

    expect(refused.statusCode).toBe(503);
    expect(refused.body).not.toContain('figues');
  });
  it('takes the same form as it was given back, once the database is there again', async () => {
    const refused = await browser.post('/account/about', { ...change, _csrf: token });
    await line.mend();

    const taken = await browser.post('/account/about', hiddenIn(refused.body));

    expect(taken.statusCode).toBe(303);
    expect((await browser.get('/account')).body).toContain('Salma El Fassi');
  });
});

/** The hidden fields of the form in a page's main part. */
function hiddenIn(html: string): Record<string, string> {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return Object.fromEntries(
    [...main.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
}
