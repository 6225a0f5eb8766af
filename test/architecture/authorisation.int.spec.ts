import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { testServer } from '../../apps/server/src/testing/test-server.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { agrees, covers, expected, isPlugin, readTable, VISITORS, type Route } from './authorisation/table.js';
import { Visits } from './authorisation/visits.js';
import { buildWorld } from './authorisation/world.js';

const table = readTable();
const named = table.filter((route) => !isPlugin(route)).map((route) => [nameOf(route), route] as const);
const plugins = table.filter(isPlugin).map((route) => [route.path, route] as const);

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
    const ours = registered().filter(({ path }) => !plugins.some(([, plugin]) => covers(plugin, path)));

    expect(named.map(([name]) => name).toSorted()).toEqual([...new Set(ours.map(nameOf))].toSorted());
  });

  it.each(named)('holds for %s', async (_name, route) => {
    expect(await disagreements(route)).toEqual([]);
  });

  it.each(plugins)('holds for every route of the plugin at %s', async (_path, plugin) => {
    const routes = registered().filter(({ path }) => covers(plugin, path));
    const wrong: string[] = [];
    for (const { method, path } of routes) wrong.push(...(await disagreements({ ...plugin, method, path })));

    expect(routes).not.toEqual([]);
    expect(wrong).toEqual([]);
  });
});

function nameOf({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** Fastify answers HEAD with the GET of the same path, where there is one: one handler, one policy. */
function registered() {
  const { routeEntries } = app.getHttpAdapter().getInstance();
  const read = new Set(routeEntries.flatMap(({ method, path }) => (method === 'GET' ? [path] : [])));
  return routeEntries.filter(({ method, path }) => method !== 'HEAD' || !read.has(path));
}

async function disagreements(route: Route): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const visitor of VISITORS) {
    const said = expected(route, visitor);
    const { outcome, status } = await visits.visit(route, visitor);
    if (!agrees(said, outcome))
      wrong.push(`${nameOf(route)} as ${visitor}: ${outcome} (${status}), the table says ${said}`);
  }
  return wrong;
}
