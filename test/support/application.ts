import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type ApplicationProcess, type Env, runCommand, startProcess } from './application-process.js';
import { testDatabase, type TestDatabase } from './database.js';
import { type MailServer, mailServer } from './mail.js';
import { testRedis, type TestRedis } from './redis.js';

/**
 * An installation of its own: database, queue of the backend that this run tests, mail server and data folder; and the
 * built programmes, started and killed as a test needs it.
 */
export class Installation {
  private readonly running: ApplicationProcess[] = [];
  private constructor(
    readonly database: TestDatabase,
    readonly redis: TestRedis | null,
    readonly mail: MailServer,
    readonly sql: pg.Pool,
    private readonly dataDir: string,
    /** Where the portal answers once the server runs. */
    readonly url: string,
  ) {}

  static async open(): Promise<Installation> {
    const database = await testDatabase();
    const [redis, mail, port] = [await testRedis(), await mailServer(), await unusedPort()];
    const sql = new pg.Pool({ connectionString: database.url, max: 3 });
    const dataDir = mkdtempSync(path.join(tmpdir(), 'minha-installation-'));
    return new Installation(database, redis, mail, sql, dataDir, `http://localhost:${port}`);
  }

  /** The settings of every process. */
  get env(): Env {
    return {
      NODE_ENV: 'test',
      DATABASE_URL: this.database.url,
      SMTP_URL: this.mail.url,
      MAIL_FROM: 'Minha <minha@example.org>',
      DATA_DIR: this.dataDir,
      PORT: new URL(this.url).port,
      PUBLIC_URL: this.url,
      DEMO: 'on',
      ...(this.redis ? { REDIS_URL: this.redis.url } : {}),
    };
  }

  startServer(): Promise<ApplicationProcess> {
    return this.start('server');
  }

  startWorker(): Promise<ApplicationProcess> {
    return this.start('worker');
  }

  /** A command of the operator; returns what it printed. */
  command(...args: readonly string[]): Promise<string> {
    return runCommand(args, this.env);
  }

  /** What a query returns, read past the programme. */
  async rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.sql.query(sql, [...parameters]);
    return rows;
  }

  /** Moves the installation's clock, as the demo's command does; the machine's is not touched. */
  async moveClockTo(instant: Date): Promise<void> {
    await this.sql.query(
      `insert into demo_clock (id, ahead) values (1, $1::timestamptz - clock_timestamp())
       on conflict (id) do update set ahead = excluded.ahead`,
      [instant],
    );
  }

  /** Loses everything that the queue holds, whatever its backend is. */
  async wipeQueue(): Promise<void> {
    if (this.redis) return this.redis.flush();
    const tables = await this.rows<{ name: string }>(
      `select quote_ident(t.tablename) as name from pg_tables t where t.schemaname = 'bullmq' and t.tablename not like '%migration%'`,
    );
    if (tables.length === 0) throw new Error('There is no queue in PostgreSQL to be wiped.');
    await this.sql.query(`truncate ${tables.map(({ name }) => `bullmq.${name}`).join(', ')} cascade`);
  }

  async close(): Promise<void> {
    await Promise.all(this.running.map((each) => each.kill()));
    await this.sql.end();
    await this.mail.close();
    await this.redis?.stop();
    await this.database.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async start(app: 'server' | 'worker'): Promise<ApplicationProcess> {
    const started = await startProcess(app, this.env, `${app} ready`);
    this.running.push(started);
    return started;
  }
}

/** Waits until something holds, looking again and again; says what it saw last when it never does. */
export async function until<T>(
  what: string,
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  { limitMs = 120_000, everyMs = 25 }: { readonly limitMs?: number; readonly everyMs?: number } = {},
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > end) throw new Error(`${what}: not after ${limitMs} ms, but ${JSON.stringify(seen)}.`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

function unusedPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}
