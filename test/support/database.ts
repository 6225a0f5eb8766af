import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrateToLatest } from '../../libs/platform/src/database/migrate.js';
import { keepAsSpare, keepsSpareDatabases, noteAsNew, takeSpare, wiped } from './spare-databases.js';

const TEMPLATE = 'minha_template';
// Any number that nothing else locks in the run's own PostgreSQL.
const TEMPLATE_LOCK = 20_260_920;

export interface TestDatabase {
  /** As the programme connects: owner of the database, no superuser. */
  readonly url: string;
  /** The same database as superuser, for what the programme itself must not be able to do. */
  readonly adminUrl: string;
  /** Closes whatever is still connected and removes the database. */
  drop(): Promise<void>;
}

/** A database of its own with the newest schema and no data. Made in a tenth of a second: call it in `beforeAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const isUsed = keepsSpareDatabases && (await asAdmin((admin) => takeSpare(admin, name)));
  if (!isUsed) {
    await asAdmin(async (admin) => {
      await makeTemplateOnce(admin);
      await admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy owner minha`);
    });
  }
  if (!isUsed && keepsSpareDatabases) await asAdmin((inside) => noteAsNew(inside, name), adminUrl(name));
  return {
    url: programmeUrl(name),
    adminUrl: adminUrl(name),
    drop: () => (keepsSpareDatabases ? giveBack(name) : dropDatabase(name)),
  };
}

async function giveBack(name: string): Promise<void> {
  const isEmpty = await asAdmin(async (inside) => {
    await inside.query(
      'select pg_terminate_backend(a.pid, 5000) from pg_stat_activity a where a.datname = $1 and a.pid <> pg_backend_pid()',
      [name],
    );
    return wiped(inside);
  }, adminUrl(name));
  await (isEmpty ? asAdmin((admin) => keepAsSpare(admin, name)) : dropDatabase(name));
}

function dropDatabase(name: string): Promise<void> {
  return asAdmin(async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`)));
}

/** An empty database without any migration, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await asAdmin((admin) => admin.query(`create database ${name} owner minha`));
  return {
    url: programmeUrl(name),
    adminUrl: adminUrl(name),
    drop: () => dropDatabase(name),
  };
}

/** The first test file of a run migrates, the others wait for it and copy; a run without a database never gets here. */
async function makeTemplateOnce(admin: pg.Client): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rowCount } = await admin.query('select from pg_database where pg_database.datname = $1', [TEMPLATE]);
    if (rowCount === 0) await makeTemplate(admin);
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

/** Renamed when it is complete, so that a worker that dies half-way leaves no half-migrated template. */
async function makeTemplate(admin: pg.Client): Promise<void> {
  const unfinished = `${TEMPLATE}_unfinished`;
  await admin.query(`drop database if exists ${unfinished} with (force)`);
  await admin.query(`create database ${unfinished} owner minha`);
  await migrateToLatest(programmeUrl(unfinished));
  await admin.query(`alter database ${unfinished} rename to ${TEMPLATE}`);
}

/** With the triggers asleep: what only somebody with the database's keys can do. */
export async function tamper({ adminUrl: url }: TestDatabase, sql: string, parameters: unknown[] = []): Promise<void> {
  await asAdmin(async (admin) => {
    await admin.query('set session_replication_role = replica');
    await admin.query(sql, parameters);
  }, url);
}

/** Takes every file away with its history and orders, for tests that count all there are: far less than a new database. */
export function emptied(database: TestDatabase): Promise<void> {
  const tables = ['instance', 'history', 'timer', 'dead_timer', 'definition'].map((name) => `workflow_${name}`);
  return tamper(database, [...tables, 'outbox', 'detached_month'].map((table) => `delete from ${table}`).join('; '));
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>, url = adminUrl('postgres')): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function adminUrl(database: string): string {
  const given = process.env['MINHA_TEST_ADMIN_URL'];
  if (!given)
    throw new Error('The tests with a database run under the set-up of jest.config.mjs, which starts PostgreSQL.');
  const url = new URL(given);
  url.pathname = database;
  return url.href;
}

function programmeUrl(database: string): string {
  const url = new URL(adminUrl(database));
  url.username = 'minha';
  url.password = process.env['MINHA_TEST_PASSWORD'] ?? '';
  return url.href;
}
