import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { emptyDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { migrateToLatest } from './migrate.js';

class MakeNotes implements MigrationInterface {
  readonly name = 'MakeNotes1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table note (id int primary key); insert into note values (1)');
  }
  async down(): Promise<void> {}
}

class AddText implements MigrationInterface {
  readonly name = 'AddText1700000000002';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table note add column text text');
  }
  async down(): Promise<void> {}
}

class Broken implements MigrationInterface {
  readonly name = 'Broken1700000000003';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('select nothing from nowhere');
  }
  async down(): Promise<void> {}
}

const BOTH = [MakeNotes, AddText];

let database: TestDatabase;
let reader: pg.Client;
let others: pg.Client;

beforeEach(async () => {
  database = await emptyDatabase();
  await migrateToLatest(database.url, { migrations: [MakeNotes] });
  [reader, others] = [new pg.Client(database.url), new pg.Client(database.url)];
  await Promise.all([reader.connect(), others.connect()]);
});

afterEach(async () => {
  await Promise.all([reader.end(), others.end()]);
  await database.drop();
});

/** How long the slowest of all reads took that others made until `work` ended. */
async function slowestReadDuring(work: Promise<unknown>): Promise<number> {
  let slowest = 0;
  const progress = { isOver: false };
  void work.finally(() => (progress.isOver = true));
  while (!progress.isOver) {
    const began = performance.now();
    await others.query('select n.id from note n');
    slowest = Math.max(slowest, performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return slowest;
}

describe('a migration while somebody reads for long', () => {
  it('gives way again and again, keeps nobody waiting over two seconds, and ends with the reader', async () => {
    await reader.query('begin; select n.id from note n');
    const waits: number[] = [];
    const migrated = migrateToLatest(database.url, {
      migrations: BOTH,
      onWait: (pauseMs) => {
        waits.push(pauseMs);
        if (waits.length === 2) void reader.query('commit');
      },
    });

    const slowest = await slowestReadDuring(migrated);

    expect(await migrated).toEqual(['AddText1700000000002']);
    expect(waits).toEqual([500, 1_000]);
    expect(slowest).toBeGreaterThan(1_000);
    expect(slowest).toBeLessThan(2_500);
  }, 30_000);

  it('is given up when patience is over, and leaves nothing half done', async () => {
    await reader.query('begin; select n.id from note n');

    await expect(migrateToLatest(database.url, { migrations: BOTH, patienceMs: 0 })).rejects.toMatchObject({
      code: '55P03',
    });
    await reader.query('commit');

    expect(await migrateToLatest(database.url, { migrations: BOTH })).toEqual(['AddText1700000000002']);
  }, 30_000);

  it('that is wrong is not tried again', async () => {
    const waits: number[] = [];

    const broken = migrateToLatest(database.url, { migrations: [...BOTH, Broken], onWait: (ms) => waits.push(ms) });

    await expect(broken).rejects.toMatchObject({ code: '42P01' });
    expect(waits).toEqual([]);
  });
});
