import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type ApplicationProcess, type Env, runCommand, startProcess } from './application-process.js';
import { testDatabase, type TestDatabase } from './database.js';
import { type MailServer, mailServer } from './mail.js';
import { testRedis, type TestRedis } from './redis.js';
import { unusedPort } from './unused-port.js';

/** What an installation stands on; a test brings its own where it wants to take it away. */
export interface Ground {
  readonly database: TestDatabase;
  /** Where the processes look for the database, when that is not straight to it. */
  readonly databaseUrl: string;
  readonly mail: MailServer;
}

/**
 * An installation of its own: database, queue of the backend that this run tests, mail server and data folder; and the
 * built programmes, started and killed as a test needs it.
 */
export class Installation {
  private readonly running: ApplicationProcess[] = [];
  private constructor(
    private readonly ground: Ground,
    readonly redis: TestRedis | null,
    readonly sql: pg.Pool,
    private readonly dataDir: string,
    /** Where the portal answers once the server runs. */
    readonly url: string,
  ) {}

  static async open(own: Partial<Ground> = {}): Promise<Installation> {
    const database = own.database ?? (await testDatabase());
    const [redis, mail, port] = [await testRedis(), own.mail ?? (await mailServer()), await unusedPort()];
    const sql = new pg.Pool({ connectionString: database.url, max: 3, application_name: 'test' });
    // A test that kills the database kills these connections too.
    sql.on('error', () => undefined);
    sql.on('connect', (client) => client.on('error', () => undefined));
    const dataDir = mkdtempSync(path.join(tmpdir(), 'minha-installation-'));
    const ground = { database, mail, databaseUrl: own.databaseUrl ?? database.url };
    return new Installation(ground, redis, sql, dataDir, `http://localhost:${port}`);
  }

  get database(): TestDatabase {
    return this.ground.database;
  }

  get mail(): MailServer {
    return this.ground.mail;
  }

  /** The settings of every process. */
  get env(): Env {
    return {
      NODE_ENV: 'test',
      DATABASE_URL: this.ground.databaseUrl,
      SMTP_URL: this.mail.url,
      MAIL_FROM: 'Minha <minha@example.org>',
      DATA_DIR: this.dataDir,
      PORT: new URL(this.url).port,
      PUBLIC_URL: this.url,
      DEMO: 'on',
      ...(this.redis ? { REDIS_URL: this.redis.url } : {}),
    };
  }

  /** `preloads` are modules that are loaded ahead of the programme, in this process only. */
  startServer(preloads: readonly string[] = []): Promise<ApplicationProcess> {
    return this.start('server', preloads);
  }

  /** One more server behind the same address, as behind a balancer; answers where it answers itself. */
  async startServerBeside(own: Env = {}): Promise<string> {
    const port = String(await unusedPort());
    await this.start('server', [], { ...own, PORT: port });
    return `http://localhost:${port}`;
  }

  startWorker(preloads: readonly string[] = []): Promise<ApplicationProcess> {
    return this.start('worker', preloads);
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
    const wipe = `truncate ${tables.map(({ name }) => `bullmq.${name}`).join(', ')} cascade`;
    for (;;) {
      try {
        await this.sql.query(wipe);
        return;
      } catch (error) {
        // Whoever works with the queue at this moment locks its tables in another order: one of the two gives way.
        if (!(error instanceof pg.DatabaseError) || error.code !== '40P01') throw error;
      }
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.running.map((each) => each.kill()));
    await this.sql.end();
    await this.mail.close();
    await this.redis?.stop();
    await this.database.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async start(
    app: 'server' | 'worker',
    preloads: readonly string[],
    own: Env = {},
  ): Promise<ApplicationProcess> {
    const started = await startProcess(app, { ...this.env, ...own }, `${app} ready`, preloads);
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
