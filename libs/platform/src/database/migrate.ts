import { setTimeout as pause } from 'node:timers/promises';
import { AbstractLogger, DataSource, type MigrationInterface } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';
import { databaseOptions } from './options.js';

export interface Migrating {
  readonly migrations?: readonly (new () => MigrationInterface)[];
  /** Told whenever a lock was not to be had, before the next try. */
  readonly onWait?: (nextTryInMs: number) => void;
  /** How long tries are made before the last one's error is thrown. */
  readonly patienceMs?: number;
}

/**
 * While a migration waits for a lock, everybody who comes after it waits behind it. So it waits no longer than this,
 * gives way and tries again, as often as it takes.
 */
const LOCK_TIMEOUT_MS = 2_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const PATIENCE_MS = 600_000;

/**
 * Brings the schema of the database at `url` up to the newest migration, each in a transaction of its own, and may run
 * while people work. Returns the names of those it ran.
 */
export async function migrateToLatest(
  url: string,
  { migrations = MIGRATIONS, onWait = () => undefined, patienceMs = PATIENCE_MS }: Migrating = {},
): Promise<readonly string[]> {
  const { extra, ...options } = databaseOptions({ url, poolSize: 1, applicationName: 'minha-migrate' });
  const source = new DataSource({
    ...options,
    extra: { ...extra, lock_timeout: LOCK_TIMEOUT_MS },
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    logger: new Silent(),
  });
  await source.initialize();
  try {
    const before = await namesOfDone(source);
    await patiently(() => source.runMigrations(), onWait, patienceMs);
    return (await namesOfDone(source)).filter((name) => !before.includes(name));
  } finally {
    await source.destroy();
  }
}

/** Whoever runs the migrations says what came of them; TypeORM would print every failed try. */
class Silent extends AbstractLogger {
  protected override writeLog(): void {}
}

async function patiently(
  work: () => Promise<unknown>,
  onWait: (nextTryInMs: number) => void,
  patienceMs: number,
): Promise<void> {
  const until = performance.now() + patienceMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isLockNotAvailable(error) || performance.now() + pauseMs > until) throw error;
    }
    onWait(pauseMs);
    await pause(pauseMs);
  }
}

/** In their order; none while the database is empty. */
async function namesOfDone(source: DataSource): Promise<readonly string[]> {
  const [table]: { name: string | null }[] = await source.query(`select to_regclass('migrations')::text as name`);
  if (!table?.name) return [];
  const rows: { name: string }[] = await source.query('select m.name from migrations m order by m.timestamp');
  return rows.map(({ name }) => name);
}

function isLockNotAvailable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'code') === '55P03';
}
