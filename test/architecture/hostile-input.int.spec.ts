import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';
import type { ApiDescription } from '../../apps/server/src/api/api-document.js';
import { ApiClient } from '../../apps/server/src/testing/api-client.js';
import { testServer } from '../../apps/server/src/testing/test-server.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { hostileBodies, HOSTILE_TEXTS, type JsonSchema } from './authorisation/hostile.js';
import { readTable, type Route, type Visitor, VISITORS } from './authorisation/table.js';
import { buildWorld, type World } from './authorisation/world.js';

/** Whatever is sent to the API, by whomever: it is answered or refused, never broken, and refused as a problem. */

const rows = readTable().filter(({ path }) => path.startsWith('/api/v1/'));
/** Hashing passwords takes time by design; their own limits have tests of their own. */
const SLOW = ['/api/v1/accounts', '/api/v1/tokens'];

let database: TestDatabase;
let app: NestFastifyApplication;
let world: World;
let description: ApiDescription;
const clients = new Map<Visitor, ApiClient>();

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url);
  world = await buildWorld(app);
  description = (await app.inject('/api/v1/openapi.json')).json<ApiDescription>();
  for (const visitor of VISITORS) {
    clients.set(
      visitor,
      visitor === 'anonymous' ? new ApiClient(app, null) : await ApiClient.signedIn(app, world.emails[visitor]),
    );
  }
}, 120_000);

afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('hostile input', () => {
  it.each(rows.map((row) => [`${row.method} ${row.path}`, row] as const))(
    'breaks nothing in %s',
    async (_name, row) => {
      const broken: string[] = [];
      for (const visitor of visitorsOf(row)) {
        const tried = attempts(row).filter(({ body }) => visitor !== 'stranger' || body === undefined);
        for (const { url, body, what } of tried) {
          const headers = { 'if-match': '"1"', ...row.headers };
          const method = row.method as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
          const answer = await client(visitor).send(method, url, body, headers);
          if (isBroken(answer)) broken.push(`${visitor}, ${what}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
        }
      }

      expect(broken).toEqual([]);
    },
  );
});

interface Attempt {
  readonly url: string;
  readonly body?: object;
  readonly what: string;
}

/** One who gets as far as the handler, and one who does not. */
function visitorsOf({ expect: said }: Route): readonly Visitor[] {
  const may = VISITORS.find((visitor) => ['ok', 'input'].includes(said[visitor] ?? said.others ?? ''));
  return [may ?? 'owner', 'stranger'];
}

function attempts(row: Route): readonly Attempt[] {
  const names = [...row.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const inPath = names.flatMap((name) =>
    HOSTILE_TEXTS.map((text) => ({ url: addressOf(row, { [name]: text }), what: `path ${name}: ${shown(text)}` })),
  );
  const inQuery = queryNames(row).flatMap((name) =>
    [...HOSTILE_TEXTS, ...(name === 'cursor' ? FORGED_CURSORS : [])].map((text) => ({
      url: `${addressOf(row)}?${name}=${encoded(text)}`,
      what: `query ${name}: ${shown(text)}`,
    })),
  );
  return [...inPath, ...inQuery, ...bodies(row)];
}

function bodies(row: Route): readonly Attempt[] {
  const schema = bodySchema(row);
  if (!schema || SLOW.includes(row.path)) return [];
  const components = description.components?.schemas ?? {};
  return hostileBodies(schema, components as Record<string, JsonSchema>).map(({ body, what }) => ({
    url: addressOf(row),
    body,
    what: `body ${what}`,
  }));
}

function operationOf({ method, path }: Route) {
  const item = description.paths[path.replaceAll(/:(\w+)/g, '{$1}')];
  const name = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  return item?.[name];
}

/** Cursors with every key that a list has, and nonsense in them. */
const FORGED_CURSORS = ['x', '', -1, null, '2026-02-30', '+275760-01-01', '\u0000'].map((value) => {
  const names = ['dueAt', 'id', 'name', 'code', 'applicationId', 'submittedAt', 'assessmentId', 'madeAt', 'personId'];
  const id = '01a00000-0000-7000-8000-000000000000';
  const key = Object.fromEntries(names.map((name) => [name, /id$/i.test(name) ? id : value]));
  return Buffer.from(JSON.stringify(key)).toString('base64url');
});

function queryNames(row: Route): readonly string[] {
  const parameters = operationOf(row)?.parameters ?? [];
  return parameters.flatMap((one) => ('in' in one && one.in === 'query' ? [one.name] : []));
}

function bodySchema(row: Route): JsonSchema | null {
  const body = operationOf(row)?.requestBody;
  const schema = body && 'content' in body ? body.content['application/json']?.schema : undefined;
  // What the description says is JSON Schema.
  return (schema as JsonSchema | undefined) ?? null;
}

function addressOf({ path, params = {} }: Route, instead: Readonly<Record<string, string>> = {}): string {
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const value = params[name] ?? world.params[name] ?? '';
    return encoded(instead[name] ?? value.replaceAll(/\$(\w+)/g, (same, key: string) => world.params[key] ?? same));
  });
}

/** Half characters cannot be in an address; a program that tries sends their three bytes. */
function encoded(text: string): string {
  return text === '\uD800' ? '%ED%A0%80' : encodeURIComponent(text);
}

function isBroken({ statusCode, headers }: LightMyRequestResponse): boolean {
  if (statusCode >= 500) return true;
  return statusCode >= 400 && headers['content-type'] !== 'application/problem+json; charset=utf-8';
}

function client(visitor: Visitor): ApiClient {
  const found = clients.get(visitor);
  if (!found) throw new Error(`${visitor} has no client.`);
  return found;
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 30));
}
