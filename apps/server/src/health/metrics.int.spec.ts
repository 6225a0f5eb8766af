import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync } from 'node:fs';
import { ReplayDeadLetter } from '#libs/operation';
import { Database } from '#libs/platform';
import { parse } from 'yaml';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Browser } from '../testing/browser.js';
import { aSignUp } from '../testing/forms.js';
import { testServer } from '../testing/test-server.js';

const TOKEN = 'a-token-of-the-monitoring';

let database: TestDatabase;
let app: NestFastifyApplication;
let withToken: NestFastifyApplication;

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url);
  withToken = await testServer(database.url, { METRICS_TOKEN: TOKEN });
});

afterAll(async () => {
  await app.close();
  await withToken.close();
  await database.drop();
});

async function figures(): Promise<string> {
  const answer = await app.inject('/metrics');
  expect(answer.statusCode).toBe(200);
  return answer.body;
}

/** The value of a figure, by its name and labels as Prometheus writes them. */
function valueOf(text: string, figure: string): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`${figure} `));
  return line === undefined ? undefined : Number(line.slice(figure.length + 1));
}

describe('the figures of the server', () => {
  it('count requests by their declared route and status, never by address', async () => {
    const secret = randomUUID();
    await app.inject(`/password/${secret}`);

    const text = await figures();

    expect(valueOf(text, 'minha_http_requests_total{method="GET",route="/password/:secret",status="404"}')).toBe(1);
    expect(text).not.toContain(secret);
  });

  it('say what waits in the database, and since when', async () => {
    await app.get(Database, { strict: false }).query(
      `insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id,
         status, queued_at)
       select own.id, 'c' || n, r.id, 'someone@example.ma', 'reminder', 'fr', gen_random_uuid(), 's', 'b',
         '<' || own.id || '@localhost>', case n when 1 then 'queued' when 2 then 'bounced' else 'failed' end,
         now() - interval '90 s'
       from generate_series(1, 4) n cross join lateral (select gen_random_uuid() as id, n as each) r
       cross join lateral mail_id('c' || n, r.id, 'reminder') as own(id)`,
    );

    const text = await figures();

    expect(valueOf(text, 'minha_mails{state="queued"}')).toBe(1);
    expect(valueOf(text, 'minha_dead_letters{kind="mail"}')).toBe(3);
    expect(valueOf(text, 'minha_mails_oldest_queued_seconds')).toBeGreaterThanOrEqual(90);
    expect(valueOf(text, 'minha_database_up')).toBe(1);
    expect(valueOf(text, 'minha_queue_jobs{queue="engine.carry-out-effect",state="waiting"}')).toBe(0);
  });

  it('name nobody and no file', async () => {
    const browser = new Browser(app);
    await browser.submit('/sign-up', aSignUp({ email: 'salma@example.ma' }));

    const text = await figures();

    expect(text).not.toMatch(/@|example\.ma|[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('count a refused command under its reason', async () => {
    const nobody = { kind: 'person', id: randomUUID(), roles: [] } as const;
    const command = { key: null, by: nobody, arrivedAt: new Date(), kind: 'order', target: 'none' } as const;
    await expect(app.get(ReplayDeadLetter, { strict: false }).execute(command)).rejects.toThrow('Only operators');

    const refused =
      'minha_commands_refused_total{command="operation.replay-dead-letter",reason="operation.operators-only"}';
    expect(valueOf(await figures(), refused)).toBe(1);
  });

  it('hold every figure that an alert names', async () => {
    const known = new Set([...(await figures()).matchAll(/^# HELP (\S+)/gm)].map(([, name = '']) => name));
    const { groups }: Alerts = parse(readFileSync('config/alerts.yaml', 'utf8'));
    const rules = groups.flatMap((group) => group.rules);
    const named = rules.flatMap(({ alert, expr }) =>
      [...expr.matchAll(/\b(?:minha|nodejs|process)_\w+/g)].map(([name]) => ({
        alert,
        name: name.replace(/_(?:bucket|sum|count)$/, ''),
      })),
    );

    expect(rules.length).toBeGreaterThan(10);
    expect(rules.filter(({ annotations }) => !annotations?.summary || !annotations.todo)).toEqual([]);
    expect(new Set(named.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(named.filter(({ name }) => !known.has(name))).toEqual([]);
  });
});

interface Alerts {
  readonly groups: readonly {
    readonly rules: readonly {
      readonly alert: string;
      readonly expr: string;
      readonly annotations?: { readonly summary?: string; readonly todo?: string };
    }[];
  }[];
}

describe('who reads them', () => {
  it.each([
    ['this machine, where there is no token', () => app, {}, '127.0.0.1', 200],
    ['another machine', () => app, {}, '10.0.0.7', 404],
    ['another machine through a proxy on this one', () => app, { 'x-forwarded-for': '10.0.0.7' }, '127.0.0.1', 404],
    ['whoever has the token', () => withToken, { authorization: `Bearer ${TOKEN}` }, '10.0.0.7', 200],
    ['this machine, where there is a token', () => withToken, {}, '127.0.0.1', 404],
    ['who has another token', () => withToken, { authorization: 'Bearer a-token-of-somebody-else' }, '127.0.0.1', 404],
  ])('%s', async (_who, server, headers, remoteAddress, status) => {
    const answer = await server().inject({ url: '/metrics', headers, remoteAddress });

    expect(answer.statusCode).toBe(status);
    expect(answer.body.includes('minha_')).toBe(status === 200);
  });
});
