import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from '#libs/calls';
import { aCallFile } from '#testing/calls';
import { examine } from '#libs/operation';
import { PASSWORD } from '../../apps/server/src/testing/forms.js';
import { anApplication, aPublishedCall, type BegunApplication, Storms } from '../faults/storm-of-deadlines.js';
import { Client } from '../faults/trial/client.js';
import { Installation, until } from '../support/application.js';
import { OwnPostgres } from '../support/own-postgres.js';

/** A server that reads from a streaming replica, as people meet it. */

const MAX_LAG_SECONDS = 2;

let postgres: OwnPostgres;
let replica: OwnPostgres;
let installation: Installation;
let storms: Storms;
let url: string;
let salma: BegunApplication;
let mine: Client;

beforeAll(async () => {
  postgres = await OwnPostgres.start({ settings: ['wal_keep_size=128MB'] });
  replica = await postgres.replica();
  installation = await Installation.open({ database: postgres });
  storms = await Storms.over(installation);
  salma = await anApplication(storms.programme, await aCall(1), PASSWORD);
  url = await installation.startServerBeside(replicaSettings());
  const body = { email: salma.email, password: PASSWORD, name: 'program' };
  const answer = await new Client(url).ask({ method: 'POST', path: '/api/v1/tokens', body });
  mine = new Client(url, { authorization: `Bearer ${(JSON.parse(answer.body) as { token: string }).token}` });
}, 180_000);

afterEach(async () => {
  await replica.followAgain();
  await until('the replica is read', readFromReplica, Boolean);
}, 60_000);

afterAll(async () => {
  await storms?.close();
  await installation?.close();
  await replica?.drop();
}, 60_000);

describe('a server with a replica', () => {
  it('reads lists and public pages from it', async () => {
    await until('the replica is read', readFromReplica, Boolean);
    for (const path of ['/', '/api/v1/calls']) expect(await answersFromReplica(new Client(url), path)).toBe(true);
    await pause(MAX_LAG_SECONDS * 1_000);
    expect(await answersFromReplica(mine, '/api/v1/applications')).toBe(true);
    expect(await diagnosis()).toMatchObject({ state: 'well', code: 'replica' });
  });

  it('shows people what they have just done, and the others what was true a moment ago', async () => {
    const call = await aCall(2);
    await until(
      'the call is there',
      () => codes(),
      (seen) => seen.includes(call.code),
    );
    await replica.asAdmin((admin) => admin.query('select pg_wal_replay_pause()'));
    const later = await aCall(3);
    const body = { call: call.code, lot: 'L1', organisationId: salma.organisationId };
    expect((await mine.ask({ method: 'POST', path: '/api/v1/applications', body })).status).toBe(201);
    expect((await mine.ask({ method: 'GET', path: '/api/v1/applications' })).body).toContain(call.code);
    expect(await codes()).not.toContain(later.code);
    expect(await diagnosis()).toMatchObject({ state: 'warning', code: 'replicaPaused' });

    await pause(MAX_LAG_SECONDS * 1_000);
    expect(await codes()).toContain(later.code);
  });

  it('goes on when it dies, and nobody meets an error', async () => {
    const dying = pause(300).then(() => replica.kill());
    const statuses: number[] = [];
    for (let n = 0; n < 40; n += 1) {
      statuses.push((await mine.ask({ method: 'GET', path: '/api/v1/applications' })).status);
      await pause(20);
    }
    await dying;
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await answersFromReplica(new Client(url), '/api/v1/calls')).toBe(false);
    expect(await diagnosis()).toMatchObject({ state: 'wrong' });
  });
});

function replicaSettings() {
  return { DATABASE_REPLICA_URL: replica.url, REPLICA_MAX_LAG_SECONDS: String(MAX_LAG_SECONDS) };
}

async function diagnosis(): Promise<Awaited<ReturnType<typeof examine>>[number] | undefined> {
  const findings = await examine({ ...installation.env, ...replicaSettings() });
  return findings.find(({ check }) => check === 'replica');
}

function aCall(n: number): Promise<Call> {
  return aPublishedCall(storms.programme, aCallFile({ code: `KAF-2026-0${n}`, closesInDays: 60 }));
}

/** The calls as a stranger sees them. */
async function codes(): Promise<string> {
  return (await new Client(url).ask({ method: 'GET', path: '/api/v1/calls' })).body;
}

function readFromReplica(): Promise<boolean> {
  return answersFromReplica(new Client(url), '/api/v1/calls');
}

async function answersFromReplica(client: Client, path: string): Promise<boolean> {
  const before = await reads();
  const { status } = await client.ask({ method: 'GET', path });
  expect(status).toBe(200);
  return (await reads()) > before;
}

/** How much the replica has answered so far. */
async function reads(): Promise<number> {
  const { body } = await new Client(url).ask({ method: 'GET', path: '/metrics' });
  return Number(/^minha_reads_total\{from="replica"\} (\d+)/m.exec(body)?.[1] ?? 0);
}
