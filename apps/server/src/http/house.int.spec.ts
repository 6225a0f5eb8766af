import { gunzipSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Browser, wordsIn } from '../testing/browser.js';
import { aSignUp, PASSWORD } from '../testing/forms.js';
import { testServer } from '../testing/test-server.js';
import { assetAt, pageAssets } from '../ui/assets.js';

let database: TestDatabase;
let app: NestFastifyApplication;

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url, { UPLOAD_MAX_MB: '1' });
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function anApplicant(): Promise<Browser> {
  const browser = new Browser(app);
  await browser.submit('/sign-up', aSignUp());
  return browser;
}

describe('an unknown address', () => {
  it('answers 404 with a page that has a reference number', async () => {
    const answer = await app.inject('/nowhere');

    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain(answer.headers['x-request-id']);
  });
  it.each([
    ['fr', 'Cette page n’existe pas'],
    ['ar', 'dir="rtl"'],
    ['en-GB,en;q=0.9', 'This page does not exist'],
  ])('is said in the reader’s language: %s', async (language, words) => {
    const answer = await app.inject({ url: '/nowhere', headers: { 'accept-language': language } });

    expect(answer.body).toContain(words);
  });
  it.each(['/people/', '//people', '/PEOPLE', '/people;x', '/%70eople/', '/.%2e/people'])(
    'is never a way around: %s',
    async (url) => {
      const answer = await app.inject(url);

      expect([303, 400, 404]).toContain(answer.statusCode);
      expect(answer.body).not.toContain('data-table');
    },
  );
  it('is refused without a word when it is no address at all', async () => {
    const answer = await app.inject('/%zz');

    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-security-policy']).toContain(`default-src 'none'`);
  });
});

describe('the language', () => {
  it('that was chosen is remembered', async () => {
    const browser = new Browser(app);

    await browser.get('/sign-in?lang=ar');
    const later = await browser.get('/sign-in');

    expect(later.body).toContain('<html lang="ar" dir="rtl"');
  });
  it('can be changed on a page that answers a form, which has no address of its own', async () => {
    const browser = await anApplicant();
    const fields = { name: '', language: 'fr', _csrf: await tokenOf(browser) };

    const answer = await browser.post('/account/about', fields, { referer: 'http://localhost:3000/account' });

    expect(answer.body).toContain('href="/account?lang=ar"');
  });
  it('falls back to French', async () => {
    const answer = await app.inject({ url: '/sign-in?lang=zz', headers: { 'accept-language': 'de' } });

    expect(answer.body).toContain('<html lang="fr"');
  });
});

describe('every answer', () => {
  it.each(['/sign-in', '/nowhere', '/health/live', '/api/v1/me', '/assets/none.css'])(
    'has the security headers: %s',
    async (url) => {
      const { headers } = await app.inject(url);

      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining(`frame-ancestors 'none'`),
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'same-origin',
        'cache-control': 'no-store',
      });
    },
  );
  it.each([
    ['gzip, deflate, br', 'gzip'],
    ['gzip;q=0, identity', undefined],
    ['', undefined],
  ])('packs styles for those who unpack them (%s)', async (encodings, packed) => {
    const url = pageAssets('fr').stylesheet;

    const { headers, rawPayload } = await app.inject({ url, headers: { 'accept-encoding': encodings } });

    expect(headers['content-encoding']).toBe(packed);
    expect(packed ? gunzipSync(rawPayload) : rawPayload).toEqual(assetAt(url)?.body);
  });
  it('asks for nothing that the content policy forbids', async () => {
    const { body } = await app.inject('/design');

    expect(body).not.toMatch(/ style="| on[a-z]+="|<script(?![^>]* src=)[^>]*>/);
  });
});

describe('a page for those who are signed in', () => {
  it('sends others to sign in, and back afterwards', async () => {
    const fields = aSignUp();
    await new Browser(app).submit('/sign-up', fields);
    const browser = new Browser(app);

    const turned = await browser.get('/account');
    const answer = await browser.submit(
      String(turned.headers.location),
      { email: fields['email'] ?? '', password: PASSWORD, next: '/account' },
      '/sign-in',
    );

    expect(turned.headers.location).toBe('/sign-in?next=%2Faccount');
    expect(answer.headers.location).toBe('/account');
  });
  it('shows those who are signed in no form to sign in or up, but their own pages', async () => {
    const browser = await anApplicant();

    const answers = await Promise.all(['/sign-in', '/sign-up'].map((path) => browser.get(path)));

    expect(answers.map(({ headers }) => headers.location)).toEqual(['/home', '/home']);
  });
  it('answers HEAD like GET', async () => {
    expect((await app.inject({ method: 'HEAD', url: '/account' })).statusCode).toBe(303);
  });
  it('is not reached by another name of the method', async () => {
    const answer = await app.inject({ method: 'GET', url: '/sign-out', headers: { 'x-http-method-override': 'POST' } });

    expect(answer.statusCode).toBe(404);
  });
});

describe('where somebody is sent after signing in', () => {
  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/a\nb'])(
    'is never another site: %j',
    async (next) => {
      const fields = aSignUp();
      await new Browser(app).submit('/sign-up', fields);

      const answer = await new Browser(app).submit('/sign-in', {
        email: fields['email'] ?? '',
        password: PASSWORD,
        next,
      });

      expect(answer.headers.location).toBe('/');
    },
  );
});

describe('a form', () => {
  const change = { name: 'Salma El Fassi', language: 'fr' };

  it('is taken from our own page', async () => {
    const browser = await anApplicant();

    const answer = await browser.submit('/account', change, '/account/about');

    expect(answer.statusCode).toBe(303);
  });
  it('says once what was done', async () => {
    const browser = await anApplicant();
    const answer = await browser.submit('/account', change, '/account/about');

    const first = await browser.follow(answer);
    const second = await browser.follow(answer);

    expect(wordsIn(first.body)).toContain('Vos informations sont enregistrées.');
    expect(wordsIn(second.body)).not.toContain('Vos informations sont enregistrées.');
  });
  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring host', { 'sec-fetch-site': 'same-site' }],
    ['nowhere in particular', { 'sec-fetch-site': '' }],
  ])('is refused when it comes from %s', async (_where, headers) => {
    const browser = await anApplicant();
    const answer = await browser.post('/account/about', { ...change, _csrf: await tokenOf(browser) }, headers);

    expect(answer.statusCode).toBe(403);
  });
  it.each([
    ['http://localhost:3000', 303],
    ['http://evil.example', 403],
    ['null', 403],
  ])('from an older browser is judged by its Origin: %s', async (origin, status) => {
    const browser = await anApplicant();
    const token = await tokenOf(browser);
    const payload = new URLSearchParams({ ...change, _csrf: token }).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      origin,
      cookie: `minha=${browser.cookie('minha') ?? ''}`,
    };

    expect((await app.inject({ method: 'POST', url: '/account/about', headers, payload })).statusCode).toBe(status);
  });
  it('without its token is not taken, and can be sent again as it was', async () => {
    const browser = await anApplicant();

    const refused = await browser.post('/account/about', { ...change, _csrf: 'of another session' });
    const again = await browser.post('/account/about', fieldsIn(refused.body));

    expect(refused.statusCode).toBe(403);
    expect(again.statusCode).toBe(303);
  });
  it('that comes after the session has ended keeps what was typed', async () => {
    const fields = aSignUp();
    const browser = new Browser(app);
    await browser.submit('/sign-up', fields);
    const token = await tokenOf(browser);
    await browser.submit('/account', {}, '/sign-out');
    const late = await browser.post('/account/about', { ...change, _csrf: token });
    await browser.submit('/sign-in', { email: fields['email'] ?? '', password: PASSWORD });
    const second = await browser.post('/account/about', fieldsIn(late.body));
    const third = await browser.post('/account/about', fieldsIn(second.body));

    expect([late.statusCode, second.statusCode, third.statusCode]).toEqual([401, 403, 303]);
  });
  it('with a password is never written into an error page', async () => {
    const browser = await anApplicant();

    const refused = await browser.post('/account/password', {
      oldPassword: PASSWORD,
      password: 'trois figues sous le pont',
      _csrf: 'old',
    });

    expect(refused.body).not.toContain('figues');
  });
  it('of another session does not open with the token of mine', async () => {
    const [mine, theirs] = [await anApplicant(), await anApplicant()];

    const answer = await theirs.post('/account/about', { ...change, _csrf: await tokenOf(mine) });

    expect(answer.statusCode).toBe(403);
  });
  it('with characters that no database keeps is taken without them', async () => {
    const browser = await anApplicant();

    await browser.submit('/account', { name: 'Sal\u0000ma\uD800 El Fassi', language: 'fr' }, '/account/about');

    expect((await browser.get('/account')).body).toContain('Salma\uFFFD El Fassi');
  });
  it('shows what was typed as text, whatever it is', async () => {
    const browser = await anApplicant();

    await browser.submit('/account', { name: '"><script>alert(1)</script>', language: 'fr' }, '/account/about');

    expect((await browser.get('/account')).body).not.toContain('<script>alert');
  });
  it('larger than a form can be is refused', async () => {
    const browser = await anApplicant();

    const answer = await browser.submit('/account', { name: 'x'.repeat(1_100_000), language: 'fr' }, '/account/about');

    expect(answer.statusCode).toBe(413);
  });
});

describe('a form with a file', () => {
  const change = { name: 'Salma El Fassi', language: 'fr' };

  it('is read like any other', async () => {
    const browser = await anApplicant();
    const file = { field: 'file', name: 'a.pdf', content: Buffer.from('%PDF-1.4') };

    const answer = await browser.upload('/account/about', { ...change, _csrf: await tokenOf(browser) }, file);

    expect(answer.statusCode).toBe(303);
  });
  it.each([1_048_576, 1_048_577])('has a largest size: %i bytes', async (size) => {
    const browser = await anApplicant();
    const file = { field: 'file', name: 'a.pdf', content: Buffer.alloc(size) };

    const answer = await browser.upload('/account/about', { ...change, _csrf: await tokenOf(browser) }, file);

    expect(answer.statusCode).toBe(size > 1_048_576 ? 413 : 303);
  });
  it('of a stranger is not even read', async () => {
    const browser = new Browser(app);
    const file = { field: 'file', name: 'a.pdf', content: Buffer.alloc(1_048_577) };

    const answer = await browser.upload('/account/about', { ...change, _csrf: await tokenOf(browser) }, file);

    expect(answer.statusCode).toBe(401);
  });
});

async function tokenOf(browser: Browser): Promise<string> {
  // Without an address to go on to, who is signed in is led to their own pages.
  return fieldsIn((await browser.get('/sign-in?next=%2F')).body)['_csrf'] ?? '';
}

/** The hidden fields of a page's last form that has any. */
function fieldsIn(html: string): Record<string, string> {
  const main = html.slice(html.indexOf('<main'));
  return Object.fromEntries(
    [...main.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
}
