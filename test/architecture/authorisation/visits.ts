import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';
import { ApiClient } from '../../../apps/server/src/testing/api-client.js';
import { Browser, csrfIn } from '../../../apps/server/src/testing/browser.js';
import { PASSWORD } from '../../../apps/server/src/testing/forms.js';
import { addressOf, placed } from './address.js';
import { VISITORS, type Outcome, type Route, type Visitor } from './table.js';
import type { World } from './world.js';

/** Every visitor's browser and API client, signed in. */
export class Visits {
  private readonly browsers = new Map<Visitor, Browser>();
  private readonly clients = new Map<Visitor, ApiClient>();

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly world: World,
  ) {}

  async signEverybodyIn(): Promise<void> {
    for (const visitor of VISITORS) await this.signIn(visitor);
  }

  /** Sends what a row says, as one visitor, and says how it was taken. */
  async visit(
    route: Route,
    visitor: Visitor,
  ): Promise<{ readonly outcome: Outcome | 'broken'; readonly status: number }> {
    const answer = await this.send(route, visitor);
    if (route.endsSessions) await this.signIn(visitor);
    return { outcome: outcomeOf(answer), status: answer.statusCode };
  }

  private async signIn(visitor: Visitor): Promise<void> {
    const browser = new Browser(this.app);
    const email = visitor === 'anonymous' ? null : this.world.emails[visitor];
    if (email !== null) await browser.submit('/sign-in', { email, password: PASSWORD });
    this.browsers.set(visitor, browser);
    this.clients.set(
      visitor,
      email === null ? new ApiClient(this.app, null) : await ApiClient.signedIn(this.app, email),
    );
  }

  private async send(route: Route, visitor: Visitor): Promise<LightMyRequestResponse> {
    const url = addressOf(route, this.world.params);
    const body = this.filled({ ...route.body }, visitor);
    const headers = Object.fromEntries(
      Object.entries(route.headers ?? {}).map(([name, value]) => [name, placed(value, this.world.params)]),
    );
    const isApi = route.path.startsWith('/api/');
    if (route.upload) return this.upload(route, visitor, url);
    if (isApi)
      return this.client(visitor).send(methodOf(route), url, route.method === 'GET' ? undefined : body, headers);
    if (route.method === 'GET') return this.browser(visitor).get(url, headers);
    if (route.method !== 'POST')
      return this.browser(visitor).send(methodOf(route), url, await this.csrf(visitor), headers);
    return this.browser(visitor).post(url, { _csrf: await this.csrf(visitor), ...formFields(body) }, headers);
  }

  /** A file with its fields, as a browser or a program sends it. */
  private async upload(route: Route, visitor: Visitor, url: string): Promise<LightMyRequestResponse> {
    const fields = { ...formFields(this.filled({ ...route.body }, visitor)), _csrf: await this.csrf(visitor) };
    const file = { field: route.upload ?? 'file', name: 'page.pdf', content: PDF };
    if (route.path.startsWith('/api/')) return this.client(visitor).upload(url, fields, file);
    return this.browser(visitor).upload(url, fields, file);
  }

  private async csrf(visitor: Visitor): Promise<string> {
    // With an address to go on to, the form is there for those who are signed in too.
    return csrfIn((await this.browser(visitor).get('/sign-in?next=%2F')).body);
  }

  private filled(body: Readonly<Record<string, unknown>>, visitor: Visitor): Record<string, unknown> {
    return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, this.inner(value, visitor)]));
  }

  private inner(value: unknown, visitor: Visitor): unknown {
    if (typeof value === 'string') return placed(value.replaceAll('$visitor', visitor), this.world.params);
    if (Array.isArray(value)) return value.map((one) => this.inner(one, visitor));
    return typeof value === 'object' && value !== null ? this.filled({ ...value }, visitor) : value;
  }

  private browser(visitor: Visitor): Browser {
    return found(this.browsers.get(visitor), visitor);
  }

  private client(visitor: Visitor): ApiClient {
    return found(this.clients.get(visitor), visitor);
  }
}

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

export function outcomeOf({ statusCode, headers }: LightMyRequestResponse): Outcome | 'broken' {
  if (statusCode === 401 || (statusCode === 303 && String(headers.location).startsWith('/sign-in?'))) return 'signIn';
  if (statusCode === 403) return 'forbidden';
  if (statusCode === 404) return 'hidden';
  if (statusCode < 400) return 'ok';
  return statusCode < 500 ? 'input' : 'broken';
}

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function methodOf({ method }: Route): (typeof METHODS)[number] {
  const known = METHODS.find((one) => one === method);
  return found(known, method);
}

function formFields(body: Readonly<Record<string, unknown>>): Record<string, string | string[]> {
  const entries = Object.entries(body);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  );
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`Nobody has prepared ${name}.`);
  return value;
}
