import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mock } from 'node:test';
import { dataDirOf, makeDataDir } from '../../config/setup/data-dir.mjs';
import { type EmbeddedDatabase, startEmbedded, withClient } from '../../config/setup/embedded-database.mjs';
import { makeCluster } from '../../config/setup/postgres-cluster.mjs';
import { placePostgres, reaches } from '../../config/setup/postgres-place.mjs';
import { identityOf } from '../../config/setup/processes.mjs';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder.js';

const running: EmbeddedDatabase[] = [];
const options = { settings: [], group: 'own' } as const;

function dataDirectory() {
  const folder = temporaryFolder();
  // As root PostgreSQL runs as another user, who must be able to pass.
  chmodSync(folder, 0o755);
  const dataDir = dataDirOf({ DATA_DIR: path.join(folder, 'data') });
  makeDataDir(dataDir);
  return dataDir;
}

async function started(): Promise<EmbeddedDatabase> {
  const database = await startEmbedded(dataDir, options);
  running.push(database);
  return database;
}

function rows(url: string, sql: string): Promise<unknown[]> {
  return withClient(url, async (client) => (await client.query(sql)).rows);
}

/** Starts it in another process and kills that process, so that PostgreSQL runs on without anybody. */
async function orphan(): Promise<{ url: string; pid: number }> {
  const child = spawn(process.execPath, [path.resolve('test/setup/start-and-abandon.mjs')], {
    env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir.path },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line]: Buffer[] = await once(child.stdout, 'data');
  const facts: { url: string; pid: number } = JSON.parse(String(line));
  child.kill('SIGKILL');
  await once(child, 'exit');
  return facts;
}

// Made once, because making a cluster takes longer than everything else; each test starts and stops it.
const dataDir = dataDirectory();

beforeAll(async () => {
  // What it tells the person at the terminal.
  mock.method(process.stderr, 'write', () => true);
  const first = await startEmbedded(dataDir, options);
  await first.stop();
});

afterEach(() => Promise.all(running.splice(0).map((database) => database.stop())));
afterAll(removeTemporaryFolders);

describe('the embedded database', () => {
  it('keeps its data, its address and its passwords from one start to the next', async () => {
    const first = await started();
    await rows(first.url, 'create table kept as select 42 as answer');
    await first.stop();

    const second = await started();

    expect(second.url).toBe(first.url);
    expect(await rows(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('is made below a folder that is missing, which its own user can pass', async () => {
    const open = temporaryFolder();
    chmodSync(open, 0o755);
    const place = placePostgres(path.join(open, 'missing', 'postgres'), 'unused');

    const umask = process.umask(0o077);
    await makeCluster(place, 'password', { sync: 'ephemeral' }).finally(() => process.umask(umask));

    expect(place.cluster).toBe(path.join(open, 'missing', 'postgres'));
    expect(reaches(place.account, path.join(place.cluster, 'base'))).toBe(true);
    expect(statSync(path.dirname(place.cluster)).mode & 0o777).toBe(0o755);
    expect(statSync(place.cluster).mode & 0o777).toBe(0o700);
  });

  it('is open to this machine only, to whoever has read a file that is for its owner’s eyes only', async () => {
    const { url } = await started();
    const guessed = new URL(url);
    guessed.password = 'password';

    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(statSync(dataDir.database).mode & 0o777).toBe(0o600);
    await expect(rows(guessed.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('writes durably and gives the programme no superuser', async () => {
    const { url } = await started();

    expect(
      await rows(url, `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`),
    ).toEqual([{ fsync: 'on', commit: 'on' }]);
    expect(await rows(url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: false },
    ]);
  });

  it('is recovered when the command that started it was killed', async () => {
    const left = await orphan();
    await rows(left.url, 'create table survived as select 1 as one');
    expect(identityOf(left.pid)).not.toBeNull();

    const again = await started();

    expect(identityOf(left.pid)).toBeNull();
    expect(await rows(again.url, 'select one from survived')).toEqual([{ one: 1 }]);
  });

  it('is recovered when PostgreSQL itself was killed', async () => {
    const first = await started();
    await rows(first.url, 'create table committed as select 1 as one');
    process.kill(first.pid, 'SIGKILL');
    await first.ended;

    const again = await started();

    expect(await rows(again.url, 'select one from committed')).toEqual([{ one: 1 }]);
  });

  it('is not kept from starting by a process that was given the old number', async () => {
    await (await started()).stop();
    const { cluster }: { cluster: string } = JSON.parse(readFileSync(dataDir.database, 'utf8'));
    writeFileSync(path.join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1700000000\n1\n\n127.0.0.1\n`);

    await expect(started()).resolves.toBeDefined();
  });
});
