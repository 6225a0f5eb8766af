import { MIGRATIONS, migrationName } from '#libs/platform';
import pg from 'pg';
import { graded, reasonOf, warning, well, wrong, type Finding } from './finding.js';

/** Asks the database; rows as they come. */
export type AskDatabase = <Row>(sql: string) => Promise<readonly Row[]>;

const ANSWER_MS = 5_000;
const OLDEST_VERSION = 150_000;
const NAME = 'minha-doctor';

/** Connects, looks with what `look` asks, and closes; one finding where the database cannot be asked at all. */
export async function withDatabase(
  url: string,
  look: (ask: AskDatabase) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_MS,
    statement_timeout: ANSWER_MS,
    application_name: NAME,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    return [unreachable(url, error)];
  }
  try {
    return await look(async (sql) => (await client.query(sql)).rows);
  } finally {
    await client.end();
  }
}

/** Names the database, never its password. */
function unreachable(url: string, error: unknown): Finding {
  const { host, pathname } = new URL(url);
  return wrong(
    'database',
    `The database ${pathname.slice(1)} at ${host} does not answer (${reasonOf(error)}): nothing works without it.`,
    'Start PostgreSQL, or correct DATABASE_URL; what follows from the database could not be looked at.',
  );
}

interface Server {
  readonly version: string;
  readonly number: number;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly wal_level: string;
  readonly connections: number;
  readonly most: number;
}

/** Version, and the settings without which something that was acknowledged can be lost. */
export async function server(ask: AskDatabase): Promise<readonly Finding[]> {
  const began = performance.now();
  const [found] = await ask<Server>(SERVER);
  if (!found) throw new Error('The database did not describe itself.');
  const ms = Math.round(performance.now() - began);
  return [versionOf(found, ms), durability(found), connections(found)];
}

function versionOf({ version, number }: Server, ms: number): Finding {
  if (number >= OLDEST_VERSION) return well('database', `PostgreSQL ${version} answers in ${ms} ms.`);
  return wrong(
    'database',
    `PostgreSQL ${version} is too old.`,
    'Move to PostgreSQL 15 or newer; 18 is what Minha is tested with.',
  );
}

function durability(found: Server): Finding {
  const off = (['fsync', 'full_page_writes', 'synchronous_commit'] as const).filter((name) =>
    ['off', 'local', 'remote_write'].includes(found[name]),
  );
  if (off.length > 0) {
    return wrong(
      'durability',
      `${off.map((name) => `${name} is ${found[name]}`).join(', ')}: a power cut can lose what was acknowledged.`,
      `Set ${off.map((name) => `${name} = on`).join(', ')} in postgresql.conf and reload.`,
    );
  }
  if (found.wal_level === 'minimal') {
    return warning(
      'durability',
      'wal_level is minimal: no restore to an instant is possible.',
      'Set wal_level = replica and restart PostgreSQL.',
    );
  }
  return well('durability', `What is acknowledged is on the disk (fsync on, wal_level ${found.wal_level}).`);
}

function connections({ connections: open, most }: Server): Finding {
  return graded('connections', {
    figure: open / most,
    limits: { warning: 0.8, wrong: 0.95 },
    sentence: `${open} of ${most} connections are taken.`,
    remedy: 'Raise max_connections, lower DATABASE_POOL, or run fewer processes.',
  });
}

const SERVER = `
select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
  current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
  current_setting('synchronous_commit') as synchronous_commit, current_setting('wal_level') as wal_level,
  (select count(*)::int from pg_stat_activity a where a.backend_type = 'client backend') as connections,
  current_setting('max_connections')::int as most`;

/** Whether the schema is that of this programme. */
export async function migrations(ask: AskDatabase): Promise<Finding> {
  const [table] = await ask<{ name: string | null }>(`select to_regclass('migrations')::text as name`);
  const done = table?.name ? await ask<{ name: string }>('select m.name from migrations m') : [];
  const names = new Set(done.map(({ name }) => name));
  const known = MIGRATIONS.map(migrationName);
  const missing = known.filter((name) => !names.has(name));
  const unknown = [...names].filter((name) => !known.includes(name));
  if (missing.length > 0) {
    return wrong(
      'migrations',
      `${missing.length} have not run: ${missing.join(', ')}.`,
      'Run npm run minha -- migrate.',
    );
  }
  if (unknown.length > 0) {
    return warning(
      'migrations',
      `The database has ${unknown.join(', ')}, which this programme does not know: it is an older version.`,
      'Run the version that made them, or the newest one.',
    );
  }
  return well('migrations', `All ${known.length} have run.`);
}
