import { randomUUID } from 'node:crypto';
import { type Call, CallRecords, wallClockOf } from '#libs/calls';
import { Database } from '#libs/platform';
import { aPdf } from '#testing/applications';
import { aCallFile } from '#testing/calls';
import { PASSWORD } from '../../apps/server/src/testing/forms.js';
import { csrfIn } from '../../apps/server/src/testing/browser.js';
import { anApplication, aPublishedCall, type BegunApplication, Storms } from '../faults/storm-of-deadlines.js';
import { Client } from '../faults/trial/client.js';
import { Installation } from '../support/application.js';

/** Two servers with one address and one database, and a balancer that hands each request to the other one. */

const ZONE = 'Africa/Casablanca';
const DAY_MS = 86_400_000;

let installation: Installation;
let storms: Storms;
let servers: readonly [string, string];
let call: Call;
let salma: BegunApplication;

beforeAll(async () => {
  installation = await Installation.open();
  storms = await Storms.over(installation);
  call = await aPublishedCall(storms.programme, aCallFile({ code: 'KAF-2026-01', closesInDays: 60 }));
  salma = await anApplication(storms.programme, call, PASSWORD);
  await installation.startServer();
  servers = [installation.url, await installation.startServerBeside()];
}, 120_000);

afterAll(async () => {
  await storms?.close();
  await installation?.close();
}, 60_000);

describe('two servers behind one address', () => {
  it('know who has signed in at the other, and take the forms that the other gave', async () => {
    const browser = new Visitor(servers);
    const form = await browser.ask('GET', '/sign-in');
    const fields = { _csrf: csrfIn(form.body), email: salma.email, password: PASSWORD };
    expect((await browser.ask('POST', '/sign-in', fields)).status).toBe(303);
    for (let turn = 0; turn < 4; turn += 1) expect((await browser.ask('GET', '/applications')).status).toBe(200);
    const page = await browser.ask('GET', '/applications');
    expect((await browser.ask('POST', '/sign-out', { _csrf: csrfIn(page.body) })).status).toBe(303);
    for (let turn = 0; turn < 2; turn += 1) expect((await browser.ask('GET', '/applications')).status).not.toBe(200);
  });

  it('each say that they answer', async () => {
    const spells = await storms.programme.get(Database).query('select s.id from service_spell s');
    expect(spells.length).toBeGreaterThanOrEqual(2);
  });

  it('act once on one key, however often both are asked at the same time', async () => {
    const { authorization } = await tokenOf(salma.email);
    const other = await aPublishedCall(storms.programme, aCallFile({ code: 'KAF-2026-02', closesInDays: 60 }));
    const body = { call: other.code, lot: 'L1', organisationId: salma.organisationId };
    const headers = { authorization, 'idempotency-key': randomUUID() };
    const before = await applications();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        new Client(server(n)).ask({ method: 'POST', path: '/api/v1/applications', headers, body }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body: text }) => (JSON.parse(text) as { id: string }).id)).size).toBe(1);
    expect(await applications()).toBe(before + 1);
  });

  it('count the tries to guess a password together', async () => {
    const body = { email: `${randomUUID()}@example.ma`, password: 'not it at all', name: 'guess' };
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1)
      statuses.push((await new Client(server(n)).ask({ method: 'POST', path: '/api/v1/tokens', body })).status);
    expect(statuses.slice(0, 10)).not.toContain(429);
    expect(statuses.at(-1)).toBe(429);
  });

  it('show the date that a call has since it was changed elsewhere', async () => {
    const old = call.deadlineOf('conceptNote') ?? new Date();
    const [oldLocal, newLocal] = [localOf(old), localOf(new Date(old.getTime() + DAY_MS))];
    const look = async (n: number) =>
      (await new Client(server(n)).ask({ method: 'GET', path: `/api/v1/calls/${call.code}` })).body;
    for (const n of [0, 1]) expect(await look(n)).not.toContain(newLocal);
    const { programme } = storms;
    const change = {
      id: randomUUID(),
      callId: call.id,
      name: 'conceptNoteDeadline',
      oldLocal,
      newLocal,
      zone: ZONE,
    } as const;
    await programme
      .get(Database)
      .transaction((tx) =>
        programme
          .get(CallRecords, { strict: false })
          .setDates(tx, call.id, [
            { ...change, reason: 'flood', outage: null, changedBy: salma.personId, at: new Date() },
          ]),
      );
    for (const n of [0, 1]) expect(await look(n)).toContain(newLocal);
  });

  it('give back the file that the other took', async () => {
    const { authorization } = await tokenOf(salma.email);
    const [document] = call.documents('conceptNote');
    const documents = `/api/v1/applications/${salma.id}/documents`;
    const form = new FormData();
    const content = aPdf('budget');
    form.append('file', new Blob([new Uint8Array(content)]), 'budget.pdf');
    const taken = await fetch(`${server(0)}${documents}/conceptNote/${document?.kind}`, {
      method: 'POST',
      headers: { authorization },
      body: form,
    });
    expect(taken.status).toBe(201);
    const { id } = (await taken.json()) as { id: string };
    const given = await fetch(`${server(1)}${documents}/${id}/content`, { headers: { authorization } });
    expect(Buffer.from(await given.arrayBuffer()).equals(content)).toBe(true);
  });
});

/** A browser whose every request goes to the other server than the one before. */
class Visitor {
  private cookies = new Map<string, string>();
  private asked = 0;

  constructor(private readonly urls: readonly string[]) {}

  async ask(method: 'GET' | 'POST', path: string, fields?: Readonly<Record<string, string>>) {
    const client = new Client(this.urls[this.asked++ % this.urls.length] ?? '', {
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'sec-fetch-site': 'same-origin',
    });
    const answer = await client.ask({ method, path, ...(fields && { body: new URLSearchParams(fields) }) });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    return answer;
  }
}

function server(n: number): string {
  return servers[n % 2] ?? '';
}

async function tokenOf(email: string): Promise<{ authorization: string }> {
  const body = { email, password: PASSWORD, name: 'program' };
  const answer = await new Client(server(0)).ask({ method: 'POST', path: '/api/v1/tokens', body });
  return { authorization: `Bearer ${(JSON.parse(answer.body) as { token: string }).token}` };
}

async function applications(): Promise<number> {
  const [row] = await installation.rows<{ n: number }>('select count(*)::int as n from application');
  return row?.n ?? 0;
}

function localOf(instant: Date) {
  return wallClockOf(instant, ZONE).local;
}
