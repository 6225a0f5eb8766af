import { Test, type TestingModule } from '@nestjs/testing';
import { OwnPostgres } from '../../../../test/support/own-postgres.js';
import { until } from '../../../../test/support/application.js';
import { Database } from './database.js';
import { DatabaseModule } from './database.module.js';
import { looking, readAnswered, Reads } from './reads.js';

const MAX_LAG_MS = 2_000;
const SALMA = '018f0000-0000-7000-8000-000000000001';
const KARIM = '018f0000-0000-7000-8000-000000000002';
/** The server that answers a read: its port. */
const WHERE = `select current_setting('port') as port`;

let primary: OwnPostgres;
let replica: OwnPostgres;
let module: TestingModule;
let reads: Reads;
let database: Database;

beforeAll(async () => {
  primary = await OwnPostgres.start({ settings: ['wal_keep_size=128MB'] });
  replica = await primary.replica();
  module = await begun(replica.url);
  reads = module.get(Reads);
  database = module.get(Database);
  await replicaServes();
}, 120_000);

afterEach(async () => {
  await replica.followAgain();
  await replicaServes();
}, 60_000);

afterAll(async () => {
  await module?.close();
  await replica?.drop();
  await primary?.drop();
}, 60_000);

describe('what people look at', () => {
  it('comes from the replica, and what decides does not', async () => {
    const told: string[] = [];
    const stop = readAnswered.listen((from) => told.push(from));
    expect(await readBy(SALMA)).toBe(portOf(replica));
    expect(await reads.query(WHERE)).toEqual([{ port: portOf(primary) }]);
    expect(await database.query(WHERE)).toEqual([{ port: portOf(primary) }]);
    stop();
    expect(told).toEqual(['replica', 'primary']);
  });

  it('comes from the primary while the replica is further behind than it may be', async () => {
    await replica.asAdmin((admin) => admin.query('select pg_wal_replay_pause()'));
    const paused = performance.now();
    for (;;) {
      await beginCall();
      // Whoever answers: nothing that is older than the bound is missing.
      const now = await countAt(database);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const elapsed = performance.now() - paused;
      if ((await readBy(KARIM)) === portOf(primary)) break;
      expect(elapsed).toBeLessThan(MAX_LAG_MS + 1_000);
      expect(now).toBeGreaterThan(0);
    }
    expect(await readBy(KARIM)).toBe(portOf(primary));
    const seen = await looking(KARIM, () => reads.query<{ n: number }>(COUNT));
    expect(seen).toEqual([{ n: await countAt(database) }]);
  });

  it('comes from the primary when the replica dies, and nobody meets an error', async () => {
    const asked = Array.from({ length: 20 }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 10));
      return looking(KARIM, () => reads.query<{ port: string }>(`${WHERE}, pg_sleep(0.1)`));
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await replica.kill();
    const answers = await Promise.all(asked);
    expect(answers.map(([row]) => row?.port)).toContain(portOf(primary));
    expect(await readBy(KARIM)).toBe(portOf(primary));
    expect(reads.staleMs).toBeNull();
  });

  it('is for whoever has just written something as new as that, and for the others from the replica', async () => {
    await replica.asAdmin((admin) => admin.query('select pg_wal_replay_pause()'));
    await beginCall();
    await reads.remember(SALMA);
    const n = await countAt(database);
    expect(await looking(SALMA, () => reads.query<{ n: number }>(COUNT))).toEqual([{ n }]);
    expect(await looking(KARIM, () => reads.query<{ n: number }>(COUNT))).toEqual([{ n: n - 1 }]);
    await replica.asAdmin((admin) => admin.query('select pg_wal_replay_resume()'));
    await until(
      'the replica serves them again',
      () => readBy(SALMA),
      (port) => port === portOf(replica),
    );
    expect(await looking(SALMA, () => reads.query<{ n: number }>(COUNT))).toEqual([{ n }]);
  });

  it('is refused by the replica for what is wrong with it', async () => {
    await expect(looking(KARIM, () => reads.query('select nothing'))).rejects.toThrow('nothing');
    expect(await readBy(KARIM)).toBe(portOf(replica));
  });
});

it('comes from the primary where what is named is no replica', async () => {
  const other = await begun(primary.url);
  expect(other.get(Reads).staleMs).toBeNull();
  expect(await looking(KARIM, () => other.get(Reads).query(WHERE))).toEqual([{ port: portOf(primary) }]);
  await other.close();
});

async function begun(replicaUrl: string): Promise<TestingModule> {
  const connected = await Test.createTestingModule({
    imports: [
      DatabaseModule.connect({
        url: primary.url,
        poolSize: 4,
        applicationName: 'minha-test',
        replica: { url: replicaUrl, poolSize: 4, applicationName: 'minha-test', maxLagMs: MAX_LAG_MS },
      }),
    ],
  }).compile();
  return connected.init();
}

async function readBy(person: string): Promise<string | undefined> {
  const [row] = await looking(person, () => reads.query<{ port: string }>(WHERE));
  return row?.port;
}

function replicaServes() {
  return until(
    'the replica serves',
    () => readBy(KARIM),
    (port) => port === portOf(replica),
    { limitMs: 30_000 },
  );
}

function portOf({ url }: OwnPostgres): string {
  return new URL(url).port;
}

/** Something that is counted. */
function beginCall(): Promise<unknown> {
  return database.query(
    `insert into sign_in_attempt (key, count, window_start) values (gen_random_uuid()::text, 1, now()) returning 1`,
  );
}

async function countAt(source: Database): Promise<number> {
  const [row] = await source.query<{ n: number }>(COUNT);
  return row?.n ?? 0;
}

const COUNT = 'select count(*)::int as n from sign_in_attempt';
