import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { emptyDatabase, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { mailServer, type MailServer } from '../../../../test/support/mail.js';
import { readSettings } from '#config/env.schema';
import { examine, examineWith } from './examine.js';
import { LANGS, loadTexts } from '#libs/platform';
import { zoneData } from './machine.js';
import { type Diagnosis, inWords } from './words.js';

const texts = loadTexts('config/texts', { missing: 'throw' });

const FILE = '01900000-0000-7000-8000-000000000001';
const NO_FILE = '00000000-0000-0000-0000-000000000000';
const INSTANCE = `
insert into workflow_instance (id, subject, definition, definition_version, call_id, shard, state, version, value, context, since,
  fired, did, head_hash, created_at, updated_at, told_until, deadlines)
values ($1, 'grant', 'grant.open-call', 1, $1, 0, 'award.awarded', 1, '{}', '{}', '{}', '{}', '{}', '', now(), now(), now(), '[]')`;

let database: TestDatabase;
let mail: MailServer;
let sql: pg.Client;
let dataDir: string;

beforeAll(async () => {
  database = await testDatabase();
  mail = await mailServer();
  dataDir = mkdtempSync(path.join(tmpdir(), 'minha doctor '));
});

beforeEach(async () => {
  sql = new pg.Client(database.adminUrl);
  await sql.connect();
});

afterEach(() => sql.end());

afterAll(async () => {
  await mail.close();
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

async function found(check: string, env: Readonly<Record<string, string>> = {}): Promise<Diagnosis | undefined> {
  const findings = await examine({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    SMTP_URL: mail.url,
    MAIL_FROM: 'grants@example.org',
    ...env,
  });
  const finding = findings.find((candidate) => candidate.check === check);
  return finding && inWords(texts, 'en', finding);
}

describe('the doctor speaks', () => {
  it.each(LANGS)('of everything it may find (%s)', async (lang) => {
    const findings = await examine({ DATABASE_URL: database.url, DATA_DIR: dataDir });

    for (const finding of findings) expect(inWords(texts, lang, finding).sentence).not.toContain('doctor.');
  });
});

describe('the doctor finds', () => {
  it('well what is well', async () => {
    const findings = await examine({
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      SMTP_URL: mail.url,
      MAIL_FROM: 'grants@example.org',
    });

    const notWell = findings.filter(({ state }) => state !== 'well').map(({ check, state }) => `${check} ${state}`);
    // The tests' PostgreSQL may forget; no worker runs, and nobody has started the queue.
    expect(notWell).toEqual([
      'durability wrong',
      'queue warning',
      'worker warning',
      'service warning',
      'scanner warning',
      'backup warning',
    ]);
  });

  it('each fault of the settings, and looks no further', async () => {
    const findings = await examine({ DATABASE_URL: 'mysql://x', PORT: '0' });

    expect(findings.filter(({ check }) => check === 'settings').map(({ state }) => state)).toEqual(['wrong', 'wrong']);
  });

  it('a database that does not answer, without its password, and the mail server all the same', async () => {
    const env = { DATABASE_URL: 'postgres://minha:secret@127.0.0.1:1/minha' };

    expect(await found('database', env)).toMatchObject({ state: 'wrong' });
    expect(JSON.stringify(await found('database', env))).not.toContain('secret');
    expect(await found('mail', env)).toMatchObject({ state: 'well' });
  });

  it('settings of the database with which a power cut loses something', async () => {
    expect(await found('durability')).toMatchObject({
      state: 'wrong',
      sentence: expect.stringContaining('fsync = off'),
    });
  });

  it('migrations that have not run, and asks no table before', async () => {
    const empty = await emptyDatabase();

    expect(await found('migrations', { DATABASE_URL: empty.url })).toMatchObject({
      state: 'wrong',
      remedy: 'Run npm run minha -- migrate.',
    });
    await empty.drop();
  });

  it('a mail server that is not there, and one that does not let us in', async () => {
    expect(await found('mail', { SMTP_URL: 'smtp://127.0.0.1:1' })).toMatchObject({ state: 'wrong' });
    const strict = new SMTPServer({ hideSTARTTLS: true, onAuth: (_auth, _session, answer) => answer(new Error('no')) });
    strict.on('error', () => undefined);
    const listening = strict.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    // A TCP server that listens has an address with a port.
    const { port } = listening.address() as AddressInfo;

    const refused = await found('mail', { SMTP_URL: `smtp://grants:secret@127.0.0.1:${port}` });

    expect(refused).toMatchObject({ state: 'wrong' });
    expect(JSON.stringify(refused)).not.toContain('secret');
    await new Promise<void>((closed) => strict.close(closed));
  });

  it('a mail server that takes the connection and says nothing, without waiting for it', async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    // What a listening server has as its address.
    const { port } = silent.address() as AddressInfo;
    const env = {
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'a@b.ma',
    };
    const began = performance.now();
    const findings = await examineWith(readSettings(env), { serviceMs: 200, databaseMs: 60_000 });
    const took = performance.now() - began;
    silent.close();

    expect(findings.find(({ check }) => check === 'mail')).toMatchObject({ state: 'wrong', code: 'notInTime' });
    expect(findings.find(({ check }) => check === 'migrations')).toMatchObject({ state: 'well' });
    // Its own patience with a mail server is five seconds.
    expect(took).toBeLessThan(4_500);
  });

  it('files that lists show elsewhere than they stand', async () => {
    await sql.query(
      `insert into application (id, call_id, number, code, lot, organisation_id, organisation_name, title, created_at, created_by)
       values ($1, $1, 1, 'LISTS-1', 'L1', $1, 'Association Amal', 'Ateliers', now(), $1)`,
      [FILE],
    );
    await sql.query('alter table workflow_instance disable trigger instance_begins_with_history');
    await sql.query(INSTANCE, [FILE]);
    await sql.query('alter table workflow_instance enable trigger instance_begins_with_history');
    expect(await found('lists')).toMatchObject({ state: 'well' });

    await sql.query(`update listed_file set state = 'elsewhere' where id = $1`, [FILE]);
    expect(await found('lists')).toMatchObject({ state: 'wrong' });

    await sql.query('select list_portion($1, 10)', [NO_FILE]);
    expect(await found('lists')).toMatchObject({ state: 'well' });
  });

  it('a Redis that is not there', async () => {
    expect(await found('queue', { REDIS_URL: 'redis://127.0.0.1:1' })).toMatchObject({ state: 'wrong' });
  });

  it('a data directory that is not there', async () => {
    expect(await found('disk', { DATA_DIR: '/proc/nothing' })).toMatchObject({ state: 'wrong' });
  });

  it('the clock of a demonstration in a real installation', async () => {
    await sql.query(`insert into demo_clock (id, ahead) values (1, interval '9 days')`);

    expect(await found('demo clock')).toMatchObject({ state: 'wrong' });
    expect(await found('demo clock', { DEMO: 'on' })).toBeUndefined();
    await sql.query('delete from demo_clock');
  });

  it('an order that has waited, and one that was put aside', async () => {
    await sql.query(
      `insert into outbox (id, name, instance_id, call_id, subject, payload, at, failed_at, failure)
       select 'order.' || n, 'notify', gen_random_uuid(), gen_random_uuid(), 'grant', '{}', now() - interval '20 min',
         case n when 2 then now() end, case n when 2 then 'no' end
       from generate_series(1, 2) n`,
    );

    expect(await found('orders')).toMatchObject({ state: 'wrong', sentence: '1 is waiting, since: 20 minutes ago.' });
    expect(await found('dead orders')).toMatchObject({ state: 'wrong' });
    await sql.query('delete from outbox');
  });

  it('a timer that is stuck', async () => {
    await sql.query(
      `insert into workflow_timer (shard, fires_at, instance_id) values (7, now() - interval '70 s', gen_random_uuid())`,
    );

    expect(await found('timers')).toMatchObject({ state: 'wrong', sentence: '1 is due, since: 1 minute ago.' });
    await sql.query('delete from workflow_timer');
  });

  it.each([
    ['2 hours', 2, 'well'],
    ['2 days', 48, 'warning'],
    ['8 days', 200, 'wrong'],
  ])('a backup that is %s old', async (age, hours, state) => {
    const endedAt = new Date(Date.now() - hours * 3_600_000).toISOString();
    writeFileSync(path.join(dataDir, 'backup.json'), JSON.stringify({ directory: dataDir, endedAt }));

    expect(await found('backup')).toMatchObject({ state, sentence: expect.stringContaining(`${age} ago`) });
  });

  it('a backup whose disk is gone', async () => {
    writeFileSync(path.join(dataDir, 'backup.json'), JSON.stringify({ directory: '/gone', endedAt: new Date() }));

    expect(await found('backup')).toMatchObject({ state: 'wrong' });
  });

  it('the workers that are there, with their shares', async () => {
    const beginning = `insert into worker_presence (id, host, pid, since, seen_at)
      select gen_random_uuid(), x.host, x.pid, now(), clock_timestamp() - x.silent
      from (values ('atlas', 17, interval '0'), ('rif', 18, interval '1 second'), ('gone', 19, interval '5 seconds')) as x(host, pid, silent)`;
    await sql.query(beginning);

    expect(await found('worker')).toMatchObject({
      state: 'well',
      sentence: expect.stringMatching(
        /^2 workers are there .* 16 .*(atlas|rif) \(1[78]\) – 8, (atlas|rif) \(1[78]\) – 8\.$/,
      ),
    });
    await sql.query('delete from worker_presence');
    expect(await found('worker')).toMatchObject({ state: 'warning' });
  });

  it('a portal that answers, one that was away meanwhile, and one that is away now', async () => {
    const spell = `insert into service_spell (id, host, since, until, seen_at)
      select gen_random_uuid(), 'atlas', now() - x.since, now() - x.until, clock_timestamp() - x.until
      from (values (interval '2 days', interval '40 minutes'), (interval '9 minutes', $1::interval)) as x(since, until)`;
    await sql.query(spell, ['3 minutes']);
    expect(await found('service')).toMatchObject({
      state: 'wrong',
      sentence: expect.stringContaining('3 minutes ago'),
    });
    await sql.query('delete from service_spell');

    await sql.query(spell, ['0 seconds']);
    expect(await found('service')).toMatchObject({ state: 'well', sentence: expect.stringContaining('31 minutes') });
    await sql.query('delete from service_spell');
  });

  it('zone data that closes calls an hour early', () => {
    expect(zoneData('2026b')).toMatchObject({ state: 'wrong' });
    expect(zoneData('2026c')).toMatchObject({ state: 'well' });
  });
});
