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
  it('is version 3.1', async () => {
    expect((await description()).openapi).toMatch(/^3\.1\./);
  });
  it('can be read as a page', async () => {
    const answer = await app.inject('/api/v1/docs');

    expect(answer.body).toContain('/api/v1/organisations/{organisationId}');
  });
});

async function description(): Promise<ApiDescription> {
  return (await app.inject('/api/v1/openapi.json')).json<ApiDescription>();
}
