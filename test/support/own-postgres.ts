import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { copyCluster } from '../../config/setup/base-backup.mjs';
import { adminUrlOf, answers, makeRoleAndDatabase } from '../../config/setup/embedded-database.mjs';
import { ownedFolder } from '../../config/setup/ephemeral-postgres.mjs';
import { makeCluster, type RunningCluster, startCluster } from '../../config/setup/postgres-cluster.mjs';
import { type Place, placePostgres } from '../../config/setup/postgres-place.mjs';
import { giveAll } from '../../config/setup/put-back.mjs';
import { migrateToLatest } from '../../libs/platform/src/database/migrate.js';
import type { TestDatabase } from './database.js';
import { unusedPort } from './unused-port.js';

const LOOK_MS = 50;

/** Durable as in an installation, and small enough for several on a machine. */
const SETTINGS = [
  'wal_compression=pglz',
  'shared_buffers=64MB',
  'min_wal_size=32MB',
  'max_wal_size=64MB',
  'max_connections=80',
];

interface Cluster {
  readonly place: Place;
  readonly folder: string;
  readonly port: number;
  /** Superuser, in the database `postgres`. */
  readonly adminUrl: string;
  readonly settings: readonly string[];
}

export interface PostgresOf {
  /** Where its files lie, instead of the temporary folder. */
  readonly within?: string;
  /** Added to its own. */
  readonly settings?: readonly string[];
}

/**
 * A PostgreSQL of one test's own, which keeps what it has acknowledged, and which can be killed. Its database has the
 * newest schema.
 */
export class OwnPostgres implements TestDatabase {
  private constructor(
    private readonly cluster: Cluster,
    readonly url: string,
    private running: RunningCluster,
  ) {}

  static async start({ within, settings = [] }: PostgresOf = {}): Promise<OwnPostgres> {
    const folder = ownedFolder();
    const place = placePostgres(path.join(within ?? folder, 'postgres'), path.basename(folder));
    const [password, adminPassword] = [randomBytes(12).toString('hex'), randomBytes(12).toString('hex')];
    const port = await unusedPort();
    const adminUrl = adminUrlOf({ cluster: place.cluster, port, password, adminPassword });
    const cluster = { place, folder, port, adminUrl, settings: [...SETTINGS, ...settings] };
    // Nobody cuts the power while it is made; from then on it is durable.
    await makeCluster(place, adminPassword, { sync: 'ephemeral' });
    const running = await begin(cluster);
    await makeRoleAndDatabase(adminUrl, password);
    const url = new URL(adminUrl);
    Object.assign(url, { username: 'minha', password, pathname: '/minha' });
    await migrateToLatest(url.href);
    return new OwnPostgres(cluster, url.href, running);
  }

  /** Superuser, in the programme's database. */
  get adminUrl(): string {
    const url = new URL(this.cluster.adminUrl);
    url.pathname = new URL(this.url).pathname;
    return url.href;
  }

  /** SIGKILL to the postmaster; its children notice and end. */
  async kill(): Promise<void> {
    process.kill(this.running.pid, 'SIGKILL');
    await this.running.ended;
  }

  /** As `pg_ctl stop -m immediate`: nothing is put in order, the next start recovers. */
  async stopAtOnce(): Promise<void> {
    process.kill(this.running.pid, 'SIGQUIT');
    await this.running.ended;
  }

  /** Starts it again after it ended, whatever ended it; one that puts itself right is waited for. */
  async startAgain(): Promise<void> {
    while (await this.isRunning()) {
      if (await answers(this.cluster.adminUrl)) return;
      await pause(LOOK_MS);
    }
    this.running = await begin(this.cluster);
  }

  isRunning(): Promise<boolean> {
    return Promise.race([this.running.ended.then(() => false), new Promise<boolean>((yes) => setImmediate(yes, true))]);
  }

  /** What only the superuser may do. */
  async asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
    const admin = new pg.Client({ connectionString: this.adminUrl, application_name: 'test' });
    admin.on('error', () => undefined);
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.end();
    }
  }

  /** A streaming replica of it: a copy that is taken while it works, and that follows it from then on. */
  async replica(): Promise<OwnPostgres> {
    const folder = ownedFolder();
    const place = placePostgres(path.join(folder, 'postgres'), path.basename(folder));
    await this.asAdmin((admin) => copyTo(place.cluster, { admin, from: this.cluster.place.cluster }));
    await giveAll(place.cluster, place.account);
    const port = await unusedPort();
    const settings = [...this.cluster.settings, `primary_conninfo=${conninfo(this.cluster.adminUrl)}`];
    const cluster = { place, folder, port, adminUrl: withPort(this.cluster.adminUrl, port), settings };
    return new OwnPostgres(cluster, withPort(this.url, port), await begin(cluster));
  }

  /** A replica that was ended, or that was told to stand still, follows again. */
  async followAgain(): Promise<void> {
    await this.startAgain();
    await this.asAdmin((admin) => admin.query('select pg_wal_replay_resume()'));
  }

  async drop(): Promise<void> {
    await this.running.stop();
    for (const each of [this.cluster.place.cluster, this.cluster.folder])
      rmSync(each, { recursive: true, force: true });
  }
}

function begin({ place, folder, port, adminUrl, settings }: Cluster): Promise<RunningCluster> {
  return startCluster(place, {
    port,
    settings,
    log: path.join(folder, 'postgres.log'),
    group: 'ours',
    answers: () => answers(adminUrl),
  });
}

/** The embedded PostgreSQL has no pg_basebackup: the same, as the backup does it. */
async function copyTo(folder: string, { admin, from }: { readonly admin: pg.Client; readonly from: string }) {
  await admin.query(`select pg_backup_start('replica', fast => true)`);
  await copyCluster(from, folder, new AbortController().signal);
  const { rows } = await admin.query('select s.labelfile as label from pg_backup_stop(false) s');
  writeFileSync(path.join(folder, 'backup_label'), String(rows[0].label));
  writeFileSync(path.join(folder, 'standby.signal'), '');
}

function conninfo(url: string): string {
  const { hostname, port, username, password } = new URL(url);
  return `host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}`;
}

function withPort(url: string, port: number): string {
  const other = new URL(url);
  other.port = String(port);
  return other.href;
}
