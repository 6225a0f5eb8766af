import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { mock } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readSettings } from '#config/env.schema';
import { StartApplication, UploadDocument } from '#libs/applications';
import { type Call, CallRecords, Calls } from '#libs/calls';
import { Database, migrateToLatest } from '#libs/platform';
import { ProgrammeModule } from '#libs/programme';
import { anApplicant, aPdf, by, signatory } from '#testing/applications';
import { aCallFile } from '#testing/calls';
import { dataDirOf, makeDataDir } from '../../config/setup/data-dir.mjs';
import { type EmbeddedDatabase, startEmbedded, withClient } from '../../config/setup/embedded-database.mjs';
import { type Lock, takeLock } from '../../config/setup/lock.mjs';
import { DURABLE } from '../../config/setup/postgres-cluster.mjs';
import { until } from '../support/application.js';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder.js';

/** What somebody was told is done: an application with an uploaded document. Instants are the database's. */
interface Acknowledged {
  readonly id: string;
  readonly begunAt: Date;
  readonly toldAt: Date;
}

const folder = temporaryFolder();
// As root PostgreSQL runs as another user, who must be able to pass.
chmodSync(folder, 0o755);
const dataDir = dataDirOf({ DATA_DIR: path.join(folder, 'data') });
const backup = path.join(folder, "the office's backup 100 %");

/** An installation that works: PostgreSQL, a programme that writes without pause, and the lock of a running portal. */
class Working {
  readonly acknowledged: Acknowledged[] = [];
  private static readonly open = new Set<Working>();
  private isStopping = false;
  private readonly writing: Promise<void>;

  private constructor(
    readonly postgres: EmbeddedDatabase,
    readonly lock: Lock,
    readonly programme: INestApplicationContext,
    call: Call,
  ) {
    Working.open.add(this);
    this.writing = this.write(call);
  }

  /** What a test that failed left at work. */
  static async stopAll(): Promise<void> {
    for (const working of Working.open) await working.stop();
  }

  static async start(): Promise<Working> {
    makeDataDir(dataDir);
    const whenHeld = () => new Error('somebody else works here');
    const lock = await takeLock(dataDir.lock, 'npm start', { patienceMs: 0, whenHeld });
    const postgres = await startEmbedded(dataDir, { settings: DURABLE, group: 'own' });
    await migrateToLatest(postgres.url);
    const env = { DATABASE_URL: postgres.url, DATA_DIR: dataDir.path };
    lock.tell({ settings: env });
    const programme = await NestFactory.createApplicationContext(
      ProgrammeModule.with(readSettings(env), 'minha-test'),
      { logger: false, abortOnError: false },
    );
    return new Working(postgres, lock, programme, await aCall(programme));
  }

  async now(): Promise<Date> {
    const [row] = await this.programme.get(Database).query<{ now: Date }>('select clock_timestamp() as now');
    return row?.now ?? new Date(NaN);
  }

  /** So many more have been told that it is done. */
  async told(more: number): Promise<void> {
    const enough = this.acknowledged.length + more;
    await until(
      'somebody is told',
      () => Promise.resolve(this.acknowledged.length),
      (count) => count >= enough,
    );
  }

  /** Whether everything up to now has left for the backup. */
  async archived(): Promise<void> {
    const lsn = await rowsOf(this.postgres.adminUrl, 'select pg_walfile_name(pg_current_wal_lsn()) as wal');
    await until(
      'the changes are in the backup',
      () => rowsOf(this.postgres.adminUrl, 'select a.last_archived_wal as wal from pg_stat_archiver a'),
      ([last]) => String(last?.['wal']) >= String(lsn[0]?.['wal']),
    );
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    Working.open.delete(this);
    await this.writing;
    await this.programme.close();
    await this.postgres.stop();
    this.lock.release();
  }

  private async write(call: Call): Promise<void> {
    const [kind = ''] = call.documents('conceptNote').map((document) => document.kind);
    while (!this.isStopping) {
      const begunAt = await this.now();
      const start = { ...by(signatory), callId: call.id, lot: 'L1', applicant: anApplicant() };
      const { applicationId } = await this.programme.get(StartApplication, { strict: false }).execute(start);
      const upload = { ...by(signatory), applicationId, set: 'conceptNote', kind, fileName: 'a.pdf' } as const;
      await this.programme.get(UploadDocument, { strict: false }).execute(upload, Readable.from([aPdf(applicationId)]));
      this.acknowledged.push({ id: applicationId, begunAt, toldAt: await this.now() });
      // A pace at which the changes of a second stay far below a file of them, on any machine.
      await pause(50);
    }
  }
}

let codes = 90;

async function aCall(programme: INestApplicationContext): Promise<Call> {
  codes += 1;
  const [id, at] = [randomUUID(), new Date(Date.now() - 60_000)];
  const records = programme.get(CallRecords, { strict: false });
  await programme.get(Database).transaction(async (tx) => {
    await records.add(tx, { id, file: aCallFile({ code: `KAF-2026-${codes}`, closesInDays: 9 }), at });
    await records.markPublished(tx, id, at);
  });
  return programme.get(Calls, { strict: false }).of(null, id);
}

function rowsOf(url: string, sql: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query(sql)).rows);
}

/** As the operator types it. */
async function minha(...args: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [path.resolve('config/setup/minha.mjs'), ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir.path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code]: (number | null)[] = await once(child, 'close');
  return { code: code ?? null, said };
}

/** Applications in the restored database that have their document, and whose file is there. */
async function present(): Promise<ReadonlySet<string>> {
  const postgres = await startEmbedded(dataDir, { settings: DURABLE, group: 'own' });
  try {
    const rows = await rowsOf(
      postgres.url,
      `select a.id, d.storage_key as key from application a join document d on d.application_id = a.id
       join workflow_instance i on i.id = a.id`,
    );
    const kept = rows.filter(({ key }) => {
      const hash = String(key);
      return existsSync(path.join(dataDir.path, 'files', hash.slice(0, 2), hash.slice(2, 4), hash));
    });
    return new Set(kept.map(({ id }) => String(id)));
  } finally {
    await postgres.stop();
  }
}

let acknowledged: readonly Acknowledged[] = [];
let instant: Date;
let backedUp: Awaited<ReturnType<typeof minha>>;

beforeAll(async () => {
  // What is told to the person at the terminal.
  mock.method(process.stderr, 'write', () => true);
  const working = await Working.start();
  await working.told(3);
  backedUp = await minha('backup', backup, '--every', '2');
  await working.told(5);
  instant = await working.now();
  await working.told(5);
  await working.archived();
  acknowledged = working.acknowledged;
  await working.stop();
  rmSync(dataDir.path, { recursive: true });
}, 300_000);

afterAll(async () => {
  await Working.stopAll();
  removeTemporaryFolders();
});

describe('a backup that was taken while people worked', () => {
  it('says up to when it reaches, and how to restore it', () => {
    expect(backedUp).toMatchObject({ code: 0, said: expect.stringContaining('minha -- restore') });
  });

  it('refuses what it does not hold, and leaves everything as it is', async () => {
    const tooEarly = await minha('restore', backup, '--to', '2026-01-01T00:00:00Z');
    const tooLate = await minha('restore', backup, '--to', new Date(Date.now() + 86_400_000).toISOString());

    expect(tooEarly).toMatchObject({ code: 1, said: expect.stringContaining('begins at') });
    expect(tooLate).toMatchObject({ code: 1, said: expect.stringContaining('holds no change after') });
    expect(existsSync(dataDir.database)).toBe(false);
  }, 300_000);

  it('brings back, after the data directory is gone, everything acknowledged before an instant and nothing after it', async () => {
    const restored = await minha('restore', backup, '--to', instant.toISOString());
    const there = await present();

    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining(' 0 discrepancies') });
    expect(restored.said).toContain(' 0 missing');
    const before = acknowledged.filter(({ toldAt }) => toldAt <= instant);
    const after = acknowledged.filter(({ begunAt }) => begunAt > instant);
    expect([before.length, after.length].every((count) => count >= 5)).toBe(true);
    expect(before.filter(({ id }) => !there.has(id))).toEqual([]);
    expect(after.filter(({ id }) => there.has(id))).toEqual([]);
  }, 300_000);

  it('goes on in the same folder after the restore, and brings back that too', async () => {
    const working = await Working.start();
    await working.told(3);
    const again = await minha('backup', backup, '--every', '2');
    await working.told(3);
    await working.archived();
    await working.stop();
    rmSync(dataDir.path, { recursive: true });

    const restored = await minha('restore', backup);
    const there = await present();

    expect([again.code, restored.code]).toEqual([0, 0]);
    expect(restored.said).toContain(' 0 missing');
    expect(working.acknowledged.length).toBeGreaterThanOrEqual(6);
    const lost = working.acknowledged.slice(0, 6).filter(({ id }) => !there.has(id));
    expect(lost).toEqual([]);
  }, 300_000);
});
