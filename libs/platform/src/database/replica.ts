import { Logger } from '@nestjs/common';
import pg from 'pg';
import { isPassing } from '../passing.js';
import type { Database } from './database.js';
import { readInstantsFast } from './parse-instant.js';
import { SteadyClient } from './steady-client.js';

export interface ReplicaConnection {
  readonly url: string;
  readonly poolSize: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** The oldest that an answer may be. */
  readonly maxLagMs: number;
}

/** A moment of this process's monotonic clock, and the end of the primary's log a moment later. */
interface Mark {
  readonly at: number;
  readonly lsn: number;
}

const MARK_EVERY_MS = 1_000;
/** A replica that is slower is no help: the primary is asked. */
const ANSWER_MS = 5_000;
const CONNECT_MS = 1_000;

/**
 * A streaming replica, and how old what it says is: up to which moment it has replayed everything that the primary had
 * committed. Measured by positions in the log on one monotonic clock, so that neither two clocks that disagree nor a
 * primary at rest look like a lag.
 */
export class Replica {
  private readonly logger = new Logger('replica');
  private readonly pool: pg.Pool;
  private readonly everyMs: number;
  private marks: readonly Mark[] = [];
  private upTo = Number.NEGATIVE_INFINITY;
  private reason: string | null = 'it has not been asked yet';
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(
    private readonly connection: ReplicaConnection,
    private readonly primary: Pick<Database, 'query'>,
  ) {
    readInstantsFast();
    this.everyMs = Math.min(MARK_EVERY_MS, connection.maxLagMs / 4);
    this.pool = new pg.Pool({
      connectionString: connection.url,
      Client: SteadyClient,
      max: connection.poolSize,
      application_name: connection.applicationName,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    this.pool.on('error', () => undefined);
  }

  /** How old what it says may be; null where it cannot be asked. */
  get staleMs(): number | null {
    const age = performance.now() - this.upTo;
    return this.reason === null && Number.isFinite(age) ? age : null;
  }

  /** Whether it may answer now. */
  get isFresh(): boolean {
    return this.staleMs !== null && this.staleMs <= this.connection.maxLagMs;
  }

  async query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    try {
      // The caller says what a row looks like.
      return (await this.pool.query(sql, [...parameters])).rows as Row[];
    } catch (error) {
      if (isPassing(error)) this.isAway(String(error));
      throw error;
    }
  }

  /** Begins to measure, and goes on. */
  async watch(): Promise<void> {
    await this.measure().then(
      () => this.isThere(),
      (error: unknown) => this.isAway(String(error)),
    );
    if (this.isClosed) return;
    this.timer = setTimeout(() => void this.watch(), this.everyMs);
    this.timer.unref();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.pool.end();
  }

  private async measure(): Promise<void> {
    const at = performance.now();
    const [end] = await this.primary.query<{ lsn: number }>(END_OF_LOG);
    if (end)
      this.marks = [...this.marks.filter((mark) => mark.at > at - this.connection.maxLagMs), { at, lsn: end.lsn }];
    const { rows } = await this.pool.query<{ isReplica: boolean; lsn: number | null }>(REPLAYED);
    const [replayed] = rows;
    if (!replayed?.isReplica || replayed.lsn === null) throw new Error('DATABASE_REPLICA_URL names no replica.');
    const { lsn } = replayed;
    const reached = this.marks.findLast((mark) => mark.lsn <= lsn);
    if (reached) this.upTo = Math.max(this.upTo, reached.at);
  }

  private isThere(): void {
    if (this.reason !== null) this.logger.log('the replica is there');
    this.reason = null;
  }

  private isAway(reason: string): void {
    if (this.reason !== reason) this.logger.warn(`the primary is read instead of the replica: ${reason}`);
    this.reason = reason;
  }
}

/** Behind everything that anybody can have seen there. */
const END_OF_LOG = `select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::float8 as lsn`;

const REPLAYED = `
select pg_is_in_recovery() as "isReplica", (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::float8 as lsn`;
