import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { testServer } from '../../apps/server/src/testing/test-server.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { expected, readTable, VISITORS } from './authorisation/table.js';
import { Visits } from './authorisation/visits.js';
import { buildWorld } from './authorisation/world.js';

const table = readTable();
const named = table.map((route) => [`${route.method} ${route.path}`, route] as const);

let database: TestDatabase;
let app: NestFastifyApplication;
let visits: Visits;

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url);
  visits = new Visits(app, await buildWorld(app));
  await visits.signEverybodyIn();
}, 120_000);

afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('the table of who may what', () => {
  it('has a row for every route of the server, and no other', () => {
    const routes = app.getHttpAdapter().getInstance().routeEntries;
    // Fastify answers HEAD with the GET of the same path: one handler, one policy.
    const registered = routes.filter(({ method }) => method !== 'HEAD').map(({ method, path }) => `${method} ${path}`);

    expect(named.map(([name]) => name).toSorted()).toEqual([...new Set(registered)].toSorted());
  });

  it.each(named)('holds for %s', async (_name, route) => {
    const wrong: string[] = [];
    for (const visitor of VISITORS) {
      const { outcome, status } = await visits.visit(route, visitor);
      if (outcome !== expected(route, visitor))
        wrong.push(`${visitor}: ${outcome} (${status}), the table says ${expected(route, visitor)}`);
    }

    expect(wrong).toEqual([]);
  });
});
