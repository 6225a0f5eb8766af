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
  return wrong('database', 'databaseAway', { name: pathname.slice(1), host, reason: reasonOf(error) });
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
  if (number >= OLDEST_VERSION) return well('database', 'database', { version, ms });
  return wrong('database', 'databaseOld', { version });
}

function durability(found: Server): Finding {
  const off = (['fsync', 'full_page_writes', 'synchronous_commit'] as const).filter((name) =>
    ['off', 'local', 'remote_write'].includes(found[name]),
  );
  if (off.length > 0) {
    const settings = off.map((name) => `${name} = ${found[name]}`).join(', ');
    return wrong('durability', 'durabilityOff', { settings, wanted: off.map((name) => `${name} = on`).join(', ') });
  }
  if (found.wal_level === 'minimal') return warning('durability', 'durabilityMinimal');
  return well('durability', 'durability', { level: found.wal_level });
}

function connections({ connections: open, most }: Server): Finding {
  const limits = { warning: 0.8, wrong: 0.95 };
  return graded('connections', { code: 'connections', figure: open / most, limits, params: { open, most } });
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
    return wrong('migrations', 'migrationsMissing', { n: missing.length, names: missing.join(', ') });
  }
  if (unknown.length > 0) return warning('migrations', 'migrationsUnknown', { names: unknown.join(', ') });
  return well('migrations', 'migrations', { n: known.length });
}
