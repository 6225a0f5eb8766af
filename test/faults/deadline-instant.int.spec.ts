import diagnostics from 'node:diagnostics_channel';
import { mock } from 'node:test';
import { Sweeper } from '#libs/engine';
import { DatabaseClock } from '#libs/platform';
import { ApplicationPortal } from '../../apps/server/src/testing/application-portal.js';
import { Browser } from '../../apps/server/src/testing/browser.js';
import { aSignUp, PASSWORD } from '../../apps/server/src/testing/forms.js';
import { until } from '../support/application.js';

const SETTLE_MS = 5_000;
const ALL_SHARDS = Array.from({ length: 16 }, (_, shard) => shard);

/** An application that is complete and not handed in, and the token of its signatory. */
interface Ready {
  readonly id: string;
  readonly token: string;
}

/** What the server answered, and the stamp that the request got when it arrived. */
interface Answered {
  readonly id: string;
  readonly status: number;
  readonly stamp: Date;
  readonly said: { readonly arrivedAt?: string; readonly reasons?: readonly { readonly code: string }[] };
}

let portal: ApplicationPortal;
let clock: DatabaseClock;
let noon: Date;
const stamps = new Map<string, Date>();

beforeEach(async () => {
  portal = await ApplicationPortal.open();
  clock = portal.app.get(DatabaseClock, { strict: false });
  noon = deadlineOf(portal);
  diagnostics.subscribe('tracing:fastify.request.handler:start', rememberStamp);
  await portal.app.listen(0, '127.0.0.1');
}, 120_000);

afterEach(async () => {
  mock.restoreAll();
  diagnostics.unsubscribe('tracing:fastify.request.handler:start', rememberStamp);
  stamps.clear();
  await portal?.close();
});

describe('the last instant of a call', () => {
  it('is 11:59:59.999: accepted with its stamp; 12:00:00.000 is refused', async () => {
    const [inTime, late] = [await aReady(), await aReady()];
    await moveClockTo(new Date(noon.getTime() - 1_000));

    stopClockAt(new Date(noon.getTime() - 1));
    const accepted = await submit(inTime);
    stopClockAt(noon);
    const refused = await submit(late);

    expect(noon.toISOString()).toMatch(/T1[12]:00:00\.000Z$/);
    expect(accepted).toMatchObject({ status: 201, said: { arrivedAt: new Date(noon.getTime() - 1).toISOString() } });
    expect(refused).toMatchObject({ status: 409, said: { reasons: [{ code: 'guard.beforeDeadline' }] } });
  }, 120_000);

  it('leaves ten parallel submissions no third outcome, and the closing takes all that arrived', async () => {
    const ready: Ready[] = [];
    for (let n = 0; n < 10; n += 1) ready.push(await aReady());
    const [slow = fail()] = ready;
    const release = await holdingBack(slow);
    await moveClockTo(new Date(noon.getTime() - 1_000));

    const answers = ready.map(async (one, index) => {
      await clockReaches(new Date(noon.getTime() - 500 + index * 100));
      return submit(one);
    });
    await clockReaches(new Date(noon.getTime() + 600));
    await release();
    const outcomes = await Promise.all(answers);

    const answered = outcomes.map(({ id, status, said }) => ({
      id,
      status,
      said: said.arrivedAt ?? said.reasons?.map(({ code }) => code),
    }));
    expect(answered).toEqual(outcomes.map(expectedOf));
    expect(outcomes.find(({ id }) => id === slow.id)?.status).toBe(201);
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set([201, 409]));

    expect(await closedAfter(SETTLE_MS - 2_000)).toEqual([]);
    expect(await closedAfter(SETTLE_MS + 1_000)).toEqual(ready.map(({ id }) => id).sort());
    for (const { id, status } of outcomes) {
      expect(await portal.stateOf(id)).toBe(status === 201 ? 'eligibilityCheck.administrative' : 'lapsed');
    }
  }, 180_000);
});

/** By its stamp alone: accepted with that stamp, or refused for the deadline and nothing else. */
function expectedOf({ id, stamp }: Answered) {
  return stamp.getTime() < noon.getTime()
    ? { id, status: 201, said: stamp.toISOString() }
    : { id, status: 409, said: ['guard.beforeDeadline'] };
}

async function aReady(): Promise<Ready> {
  const form = aSignUp({ 'organisation.seat': 'MA-TNG' });
  const browser = new Browser(portal.app);
  await browser.submit('/sign-up', form);
  const home = await portal.aComplete(browser);
  const made = await portal.app.inject({
    method: 'POST',
    url: '/api/v1/tokens',
    payload: { email: form['email'], password: PASSWORD, name: 'test' },
  });
  return { id: home.replace('/applications/', ''), token: made.json<{ token: string }>().token };
}

/** Hands the application in over the network. */
async function submit({ id, token }: Ready): Promise<Answered> {
  const answer = await fetch(`${await portal.app.getUrl()}/api/v1/applications/${id}/submissions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ declared: true }),
  });
  const stamp = stamps.get(id);
  if (!stamp) throw new Error(`No request for ${id} reached the server: ${answer.status}.`);
  // Either a proof or a problem document; both have more fields than are looked at.
  const said = (await answer.json()) as Answered['said'];
  return { id, status: answer.status, stamp, said };
}

/** Reads the stamp off the request itself, whatever became of it afterwards. */
function rememberStamp(message: unknown): void {
  // Fastify publishes its request here.
  const { request } = message as { request: { arrivedAt: Date; params: { id?: string }; url: string } };
  if (request.url.endsWith('/submissions') && request.params.id) stamps.set(request.params.id, request.arrivedAt);
}

function deadlineOf({ call }: ApplicationPortal): Date {
  const deadline = call.deadlineOf('conceptNote');
  if (!deadline) throw new Error('The call has no deadline.');
  return deadline;
}

function stopClockAt(instant: Date): void {
  mock.method(clock, 'now', () => instant);
}

async function moveClockTo(instant: Date): Promise<void> {
  await portal.sql.query(
    `insert into demo_clock (id, ahead) values (1, $1::timestamptz - clock_timestamp())
     on conflict (id) do update set ahead = excluded.ahead`,
    [instant],
  );
  await clock.synchronize();
}

function clockReaches(instant: Date): Promise<unknown> {
  return until(
    'the clock goes on',
    () => Promise.resolve(clock.now()),
    (now) => now >= instant,
    { everyMs: 1 },
  );
}

/** Keeps the file locked, so that its submission arrives in time and is worked on after the deadline. */
async function holdingBack({ id }: Ready): Promise<() => Promise<void>> {
  const runner = await portal.sql.dedicatedConnection();
  await runner.startTransaction();
  await runner.query('select from workflow_instance i where i.id = $1 for update', [id]);
  return async () => {
    await runner.commitTransaction();
    await runner.release();
  };
}

/** Which files have been closed when so much time has passed since the deadline. */
async function closedAfter(milliseconds: number): Promise<readonly string[]> {
  await moveClockTo(new Date(noon.getTime() + milliseconds));
  await portal.app.get(Sweeper, { strict: false }).sweepAll(ALL_SHARDS);
  const rows = await portal.sql.query<{ id: string }>(
    `select h.instance_id as id from workflow_history h where h.event = 'submissionDeadlinePassed' order by 1`,
  );
  return rows.map(({ id }) => id);
}

function fail(): never {
  throw new Error('There is no application.');
}
