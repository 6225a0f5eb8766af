import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { ApiClient } from '../testing/api-client.js';
import { PASSWORD } from '../testing/forms.js';
import { testServer } from '../testing/test-server.js';

const organisation = {
  name: 'Association Amal Jerada',
  legalForm: 'association',
  region: 'MA-02',
  province: 'MA-JRA',
  foundedOn: '2018-04-30',
  address: '12, rue des Mineurs, Jerada',
  phone: '0536123456',
};

let database: TestDatabase;
let app: NestFastifyApplication;
let people = 0;

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function anApplicant(): Promise<{
  readonly client: ApiClient;
  readonly email: string;
  readonly organisationId: string;
}> {
  people += 1;
  const email = `applicant.${people}@example.ma`;
  const account = { name: 'Salma Bennis', email, password: PASSWORD, organisation };
  const made = await new ApiClient(app, null).send('POST', '/api/v1/accounts', account);
  return {
    client: await ApiClient.signedIn(app, email),
    email,
    organisationId: made.json<{ organisationId: string }>().organisationId,
  };
}

describe('a refusal', () => {
  it('is a problem detail with a stable code, in the language that was asked for', async () => {
    const answer = await app.inject({ url: '/api/v1/me', headers: { 'accept-language': 'en' } });

    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'www-authenticate': 'Bearer realm="minha"',
    });
    expect(answer.json()).toEqual({
      type: 'urn:minha:problem:http.sign-in-needed',
      title: 'Sign in to continue',
      status: 401,
      detail: 'Your session has ended. Sign in again to go on.',
      code: 'http.sign-in-needed',
      instance: `urn:minha:request:${String(answer.headers['x-request-id'])}`,
    });
  });
  it('names every fault of the input by its place', async () => {
    const { client } = await anApplicant();

    const answer = await client.send('POST', '/api/v1/organisations', {
      ...organisation,
      ice: '001561191000065',
      foundedOn: 'yesterday',
      owner: 'me',
    });

    expect(answer.statusCode).toBe(422);
    const { errors } = answer.json<{ errors: { pointer: string; code: string; detail: string }[] }>();
    expect(errors.map(({ pointer }) => pointer).toSorted()).toEqual(['', '/foundedOn', '/ice']);
  });
  it.each([
    ['{"name": ', 400],
    ['null', 422],
    ['[]', 422],
    ['"text"', 422],
    ['{"name":{"__proto__":{"x":1}}}', 400],
    ['['.repeat(2_000) + ']'.repeat(2_000), 422],
  ])('meets a hostile body: %.30s', async (payload, status) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/accounts',
      headers: { 'content-type': 'application/json' },
      payload,
    });

    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
  });
  it('meets another kind of content', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/accounts',
      headers: { 'content-type': 'application/xml' },
      payload: '<a/>',
    });

    expect(answer.statusCode).toBe(415);
  });
  it.each(['role', 'personId', 'approvedBy', 'status'])('meets a field that nobody asked for: %s', async (name) => {
    const { client } = await anApplicant();

    const answer = await client.send('POST', '/api/v1/organisations', { ...organisation, [name]: 'owner' });

    expect(answer.json<{ errors: { code: string }[] }>().errors.map(({ code }) => code)).toEqual(['unrecognized_keys']);
  });
});

describe('a session of the pages', () => {
  it('opens nothing in the API, so that no other site can use it there', async () => {
    const { email } = await anApplicant();
    const signIn = await app.inject('/sign-in');
    const cookie = signIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const csrf = /name="_csrf" value="([^"]+)"/.exec(signIn.body)?.[1] ?? '';
    const session = await app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ email, password: PASSWORD, _csrf: csrf }).toString(),
    });

    const answer = await app.inject({
      url: '/api/v1/me',
      headers: { cookie: `minha=${session.cookies.find(({ name }) => name === 'minha')?.value ?? ''}` },
    });

    expect([session.statusCode, answer.statusCode]).toEqual([303, 401]);
  });
});

describe('a token', () => {
  it('that may only read changes nothing', async () => {
    const { email, organisationId } = await anApplicant();
    const made = await new ApiClient(app, null).send('POST', '/api/v1/tokens', {
      email,
      password: PASSWORD,
      name: 'reader',
      scopes: ['read'],
    });
    const reader = new ApiClient(app, made.json<{ token: string }>().token);

    const read = await reader.send('GET', `/api/v1/organisations/${organisationId}`);
    const written = await reader.send('PUT', `/api/v1/organisations/${organisationId}`, organisation, {
      'if-match': '"1"',
    });

    expect([read.statusCode, written.statusCode]).toEqual([200, 403]);
  });
  it('is dead at once when it is closed', async () => {
    const { client } = await anApplicant();
    const [token] = (await client.send('GET', '/api/v1/tokens')).json<{ items: { id: string }[] }>().items;

    await client.send('DELETE', `/api/v1/tokens/${token?.id ?? ''}`);

    expect((await client.send('GET', '/api/v1/me')).statusCode).toBe(401);
  });
});

describe('changing what was read', () => {
  it('needs the version that was read', async () => {
    const { client, organisationId } = await anApplicant();

    const answer = await client.send('PUT', `/api/v1/organisations/${organisationId}`, organisation);

    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([428, 'http.version-needed']);
  });
  it('is refused when somebody else was faster', async () => {
    const { client, organisationId } = await anApplicant();
    const url = `/api/v1/organisations/${organisationId}`;
    const { etag } = (await client.send('GET', url)).headers;
    const first = await client.send('PUT', url, organisation, { 'if-match': String(etag) });

    const second = await client.send('PUT', url, organisation, { 'if-match': String(etag) });

    expect([first.statusCode, first.headers.etag, second.statusCode]).toEqual([200, '"2"', 412]);
  });
});

describe('the bank account of an organisation', () => {
  const account = { holder: 'Association Amal Jerada', bank: 'CIH', rib: '011519000001205000534921' };
  const other = { ...account, rib: '007780000123456789012396' };

  it('is replaced only by somebody who has read the one that is there', async () => {
    const { client, organisationId } = await anApplicant();
    const url = `/api/v1/organisations/${organisationId}/bank-account`;

    const blind = await client.send('PUT', url, account);
    const first = await client.send('PUT', url, account, { 'if-match': '"0"' });
    const stale = await client.send('PUT', url, other, { 'if-match': '"0"' });
    const { etag } = (await client.send('GET', url)).headers;
    const second = await client.send('PUT', url, other, { 'if-match': String(etag) });

    expect([blind, first, stale, second].map(({ statusCode }) => statusCode)).toEqual([428, 204, 412, 204]);
  });
});

describe('an idempotency key', () => {
  it.each(['short', 'with a blank in it', 'x'.repeat(129)])('that cannot be kept is refused: %s', async (key) => {
    const { client } = await anApplicant();

    const answer = await client.send('POST', '/api/v1/organisations', organisation, { 'idempotency-key': key });

    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'http.input-invalid']);
  });
  it('gives the first answer again and does nothing twice', async () => {
    const { client } = await anApplicant();
    const headers = { 'idempotency-key': 'a-key-of-my-own' };

    const first = await client.send('POST', '/api/v1/organisations', organisation, headers);
    const second = await client.send('POST', '/api/v1/organisations', organisation, headers);

    expect(second.json()).toEqual(first.json());
    expect((await client.send('GET', '/api/v1/organisations')).json<{ items: unknown[] }>().items).toHaveLength(2);
  });
  it('is refused for another request', async () => {
    const { client } = await anApplicant();
    const headers = { 'idempotency-key': 'a-key-of-my-own' };
    await client.send('POST', '/api/v1/organisations', organisation, headers);

    const other = await client.send(
      'POST',
      '/api/v1/organisations',
      { ...organisation, name: 'Association Nour' },
      headers,
    );

    expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([422, 'engine.idempotency-key-reused']);
  });
});
