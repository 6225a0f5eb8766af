import { globSync, readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { testServer } from '../testing/test-server.js';
import type { ApiDescription } from './api-document.js';

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

describe('the description of the API', () => {
  it('names every endpoint and no page', async () => {
    const described = await description();
    const routes = app.getHttpAdapter().getInstance().routeEntries;
    const endpoints = routes
      .filter(({ path, method }) => path.startsWith('/api/v1/') && method !== 'HEAD')
      .map(({ path }) => path.replaceAll(/:(\w+)/g, '{$1}'));

    expect(Object.keys(described.paths).toSorted()).toEqual([...new Set(endpoints)].toSorted());
  });
  it('refers to nothing that it does not contain', async () => {
    const text = JSON.stringify(await description());
    const known = Object.keys((await description()).components?.schemas ?? {});
    const named = [...text.matchAll(/#\/components\/schemas\/([^"]+)/g)].map(([, name]) => name ?? '');

    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
  it('says what every operation answers, and which of them need the version that was read', async () => {
    const silent: string[] = [];
    for (const [path, item] of Object.entries((await description()).paths)) {
      for (const [method, { responses, parameters = [] }] of operationsOf(item)) {
        const done = Object.entries(responses).find(([status]) => status.startsWith('2'));
        if (done?.[0] !== '204' && !hasContent(done?.[1])) silent.push(`${method} ${path}: no content`);
        const needsVersion = method === 'put' && !UNVERSIONED.includes(path);
        const names = parameters.map((parameter) => ('name' in parameter ? parameter.name : ''));
        if (needsVersion && !names.includes('If-Match')) silent.push(`${method} ${path}: no If-Match`);
      }
    }

    expect(silent).toEqual([]);
  });
  it('gives no two shapes the same name', () => {
    const sources = globSync('apps/server/src/**/*.ts').map((file) => readFileSync(file, 'utf8'));
    const names = sources.flatMap((text) => [...text.matchAll(/\.meta\(\{ id: '(\w+)'/g)].map(([, name]) => name));

    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });
  it('is version 3.1', async () => {
    expect((await description()).openapi).toMatch(/^3\.1\./);
  });
  it('can be read as a page', async () => {
    const contents = await app.inject('/api/v1/docs');
    const part = await app.inject('/api/v1/docs?part=organisations');

    expect(contents.body).toContain('/api/v1/organisations/{organisationId}');
    expect(contents.body).toContain('href="/api/v1/docs?part=organisations"');
    expect([contents, part].map(({ body }) => body.includes('Obligatoire'))).toEqual([false, true]);
  });

  it('is read in the language that was chosen for pages', async () => {
    const chosen = await app.inject('/sign-in?lang=ar');
    const cookies = Object.fromEntries(chosen.cookies.map(({ name, value }) => [name, value]));
    const { body } = await app.inject({ url: '/api/v1/docs', cookies, headers: { 'accept-language': 'fr' } });

    expect(body).toContain('<html lang="ar" dir="rtl"');
  });
});

/** These say in their body what was looked at, or repeat without harm. */
const UNVERSIONED = [
  '/api/v1/account/mails',
  '/api/v1/organisations/{organisationId}/bank-account/verification',
  '/api/v1/people/{personId}/access',
];

type PathItem = ApiDescription['paths'][string];

function operationsOf(item: PathItem) {
  return (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
    const operation = item[method];
    return operation ? [[method, operation] as const] : [];
  });
}

function hasContent(response: object | undefined): boolean {
  return response !== undefined && 'content' in response && Object.keys(Object(response.content)).length > 0;
}

async function description(): Promise<ApiDescription> {
  return (await app.inject('/api/v1/openapi.json')).json<ApiDescription>();
}
