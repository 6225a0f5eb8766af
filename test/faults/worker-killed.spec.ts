import { Installation, until } from '../support/application.js';
import type { ApplicationProcess } from '../support/application-process.js';
import { queueBackend } from '../support/redis.js';
import { report } from './report/rows.js';
import { everyDeadlineOnce, everyMailOnce, everythingDone } from './storm-outcome.js';
import { type Storm, stormAhead } from './storm-of-deadlines.js';

const SIZES = { submitted: 9_700, drafts: 300 };
const ALL = SIZES.submitted + SIZES.drafts;
/** What stays out of the first worker's reach, so that the kill comes in the middle whatever the machine's speed. */
const HELD_BACK = 1_000;
const SETTLED_MS = 6_000;

let installation: Installation;
let storm: Storm;

beforeEach(async () => {
  installation = await Installation.open();
  storm = await stormAhead(installation, SIZES);
}, 120_000);

afterEach(async () => {
  await installation?.close();
});

describe(`a worker is killed while ${ALL} deadlines take effect (queue on ${queueBackend()})`, () => {
  it('each deadline takes effect once and each mail is sent once', async () => {
    await killedInTheMiddle(await installation.startWorker());

    const second = await installation.startWorker();
    await mailsAccepted(20);
    await second.kill();

    await installation.startWorker();
    await everythingDone(installation, storm);
    await everyDeadlineOnce(installation, storm);
    await everyMailOnce(installation, storm, { kills: 2 });
    reportKills(2, `workers are killed while ${ALL} deadlines take effect`);
  }, 300_000);

  it('nothing is lost with the data of the queue', async () => {
    await killedInTheMiddle(await installation.startWorker());
    await installation.wipeQueue();

    await installation.startWorker();
    await mailsAccepted(20);
    await installation.wipeQueue();

    await everythingDone(installation, storm);
    await everyDeadlineOnce(installation, storm);
    await everyMailOnce(installation, storm, { kills: 1 });
    reportKills(1, 'a worker is killed, and all that the queue holds is lost twice');
  }, 300_000);
});

/** Everything falls due; when the first deadlines have taken effect and others are on their way, the worker dies. */
async function killedInTheMiddle(worker: ApplicationProcess): Promise<void> {
  const busy = await installation.sql.connect();
  await busy.query('begin');
  await busy.query('select from workflow_instance i where i.id = any($1) for update', [
    storm.submitted.slice(-HELD_BACK),
  ]);
  await installation.moveClockTo(new Date(storm.deadline.getTime() + SETTLED_MS));
  await until('the first deadlines take effect', tookEffect, (count) => count > 0, { everyMs: 5 });
  await worker.kill();
  await busy.query('rollback');
  busy.release();
  expect(await tookEffect()).toBeLessThan(ALL);
}

/** What the expectations before have held. */
function reportKills(injected: number, fault: string): void {
  const { accepted } = installation.mail;
  const copies = accepted.length - new Set(accepted).size;
  const note = copies > 0 ? `${copies} mails in hand came again under their Message-ID` : 'no mail came again';
  report({ fault, backend: queueBackend(), injected, lost: 0, doubled: 0, early: 0, note });
}

async function tookEffect(): Promise<number> {
  const [row] = await installation.rows<{ n: number }>(
    `select count(*)::int as n from workflow_history h where h.event = 'submissionDeadlinePassed'`,
  );
  return row?.n ?? 0;
}

async function mailsAccepted(atLeast: number): Promise<void> {
  await until(
    'mails arrive',
    () => Promise.resolve(installation.mail.accepted.length),
    (count) => count >= atLeast,
    { everyMs: 5 },
  );
}
