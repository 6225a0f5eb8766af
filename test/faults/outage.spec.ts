import type { INestApplicationContext } from '@nestjs/common';
import { type Call, type CallFile, Calls } from '#libs/calls';
import type { Actor, Role } from '#libs/kernel';
import { ApproveCall, DraftCall, PublishCall } from '#libs/publication';
import { aCallFile } from '#testing/calls';
import { Installation, until } from '../support/application.js';
import type { ApplicationProcess } from '../support/application-process.js';
import { queueBackend } from '../support/redis.js';
import { report } from './report/rows.js';
import { type Storm, Storms } from './storm-of-deadlines.js';
import { everyDeadlineOnce, everythingDone } from './storm-outcome.js';

const MINUTE = 60_000;
const RULE = { windowHours: 2, allowedMinutes: 15, extensionHours: 24 };
const SIZES = { submitted: 40, drafts: 80 };
const ALL = SIZES.submitted + SIZES.drafts;

let installation: Installation;
let storms: Storms;
let storm: Storm;
let server: ApplicationProcess;

beforeAll(async () => {
  installation = await Installation.open();
  storms = await Storms.over(installation);
  storm = await storms.ahead(SIZES, publishedWithRule);
  server = await installation.startServer();
  await until('it was heard of the server', spells, (count) => count > 0);
  await installation.startWorker();
}, 120_000);

afterAll(async () => {
  await storms?.close();
  await installation?.close();
}, 60_000);

describe(`the portal is killed before ${ALL} deadlines and back after them (queue on ${queueBackend()})`, () => {
  it('no deadline takes effect before it moved, once, and all are told', async () => {
    await server.kill();
    await timePasses(29 * MINUTE);
    await timePasses(2 * MINUTE);
    expect(await verdicts()).toEqual([]);
    server = await installation.startServer();

    await until('it is decided', verdicts, (all) => all.length > 0);
    await everythingDone(installation, storm);
    const [moved] = await verdicts();
    expect(moved?.outcome).toBe('moved');
    // From when it was killed, up to the deadline.
    expect(moved?.minutes).toBeGreaterThan(25);
    expect(await states()).toEqual([{ state: 'draft.conceptNote' }, { state: 'submitted.conceptNote' }]);
    expect(await filesTold()).toBe(ALL);

    const later = { ...storm, deadline: moved?.movedTo ?? new Date(0) };
    await storms.breaks(later);
    await everythingDone(installation, later);
    await everyDeadlineOnce(installation, later);
    expect((await verdicts()).map(({ outcome }) => outcome)).toEqual(['moved', 'kept']);
    expect(await installation.rows('select from call_date_change')).toHaveLength(1);
    const fault = `the portal is killed before ${ALL} deadlines, for longer than their call allows`;
    const note = `moved once, ${ALL} files told`;
    report({ fault, backend: queueBackend(), injected: 1, lost: 0, doubled: 0, early: 0, note });
  }, 120_000);
});

/** As the office publishes it: with the file of the call itself, which moves where its deadline does. */
async function publishedWithRule(programme: INestApplicationContext, { code }: CallFile): Promise<Call> {
  // Nobody approves a call that leaves less than its shortest notice; the clock is moved to its last half hour.
  const file = { ...aCallFile({ code, closesInDays: 50 }), outages: RULE };
  const of = (role: Role) => ({ key: null, by: person(role), arrivedAt: new Date() });
  const { callId } = await programme.get(DraftCall, { strict: false }).execute({ ...of('officer'), file });
  await programme.get(ApproveCall, { strict: false }).execute({ ...of('authority'), callId });
  await programme.get(PublishCall, { strict: false }).execute({ ...of('officer'), callId });
  return programme.get(Calls, { strict: false }).of(null, callId);
}

function person(role: Role): Actor {
  return { kind: 'person', id: role, roles: [role] };
}

/** In which nobody was heard of. */
async function timePasses(milliseconds: number): Promise<void> {
  await installation.rows(`update service_spell set seen_at = seen_at - $1 * interval '1 millisecond'`, [milliseconds]);
  await storms.pass(milliseconds);
}

async function spells(): Promise<number> {
  return (await installation.rows('select from service_spell')).length;
}

function verdicts() {
  return installation.rows<{ outcome: string; minutes: number; movedTo: Date | null }>(
    `select v.outcome, v.outage_seconds / 60.0::float8 as minutes, v.moved_to as "movedTo" from deadline_verdict v order by v.at`,
  );
}

function states() {
  return installation.rows(`select distinct i.state from workflow_instance i where i.id = any($1) order by i.state`, [
    [...storm.submitted, ...storm.drafts],
  ]);
}

async function filesTold(): Promise<number> {
  const [row] = await installation.rows<{ n: number }>(
    `select count(distinct m.instance_id)::int as n from mail m
     where m.template like 'deadlineExtended%' and m.status = 'sent' and m.instance_id = any($1)`,
    [[...storm.submitted, ...storm.drafts]],
  );
  return row?.n ?? 0;
}
