import { AsyncLocalStorage } from 'node:async_hooks';
import { Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Fact } from '../observing/fact.js';
import { isPassing } from '../passing.js';
import type { Database } from './database.js';
import { Replica, type ReplicaConnection } from './replica.js';

/** Somebody who looks at something and changes nothing. */
interface Reader {
  readonly personId: string | null;
  /** Whether they have just changed something; asked once, when it matters. */
  wroteLately: Promise<boolean> | null;
}

const present = new AsyncLocalStorage<Reader>();

/**
 * Whatever `work` reads through `Reads` may be a moment old, but for what that person has written (null: a stranger).
 * Only for requests that change nothing: whoever decides sees what is true now.
 */
export function looking<T>(personId: string | null, work: () => T): T {
  return present.run({ personId, wroteLately: null }, work);
}

/** Who answered a read that a replica may answer. */
export const readAnswered = new Fact<'primary' | 'replica'>();

/**
 * The way to what people look at and nobody decides on: worklists, search, public pages. Where there is a replica, it is
 * never older than `maxLagMs`, and whoever has written something reads it back. Away or behind, the primary answers.
 */
export class Reads implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('reads');
  private readonly replica: Replica | null;

  constructor(
    private readonly database: Database,
    private readonly connection: ReplicaConnection | null,
  ) {
    this.replica = connection ? new Replica(connection, database) : null;
  }

  /** As `Database.query`. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const rows = await this.fromReplica<Row>(sql, parameters);
    readAnswered.tell(rows ? 'replica' : 'primary');
    return rows ?? this.database.query<Row>(sql, parameters);
  }

  /** That person has just changed something: what they look at next is as new as that, on whatever server. */
  async remember(personId: string): Promise<void> {
    if (!this.replica) return;
    await this.database
      .query(REMEMBER, [personId])
      .catch((error: unknown) => this.logger.warn(`what was written may be seen late: ${String(error)}`));
  }

  get hasReplica(): boolean {
    return this.replica !== null;
  }

  /** How old what the replica says may be; null without one, or while it is away. */
  get staleMs(): number | null {
    return this.replica?.staleMs ?? null;
  }

  async onModuleInit(): Promise<void> {
    await this.replica?.watch();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.replica?.close();
  }

  private async fromReplica<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[] | null> {
    const reader = present.getStore();
    if (!reader || !this.replica?.isFresh || (await this.wroteLately(reader))) return null;
    try {
      return await this.replica.query<Row>(sql, parameters);
    } catch (error) {
      if (!isPassing(error)) throw error;
      return null;
    }
  }

  /** What was written longer ago than a replica may be behind is there. */
  private wroteLately(reader: Reader): Promise<boolean> {
    const { personId } = reader;
    if (personId === null) return Promise.resolve(false);
    reader.wroteLately ??= this.database
      .query(WROTE_LATELY, [personId, (this.connection?.maxLagMs ?? 0) / 1_000])
      .then((rows) => rows.length > 0);
    return reader.wroteLately;
  }
}

const REMEMBER = `
insert into recent_writer as known (person_id, at) values ($1, clock_timestamp())
on conflict (person_id) do update set at = excluded.at`;

const WROTE_LATELY = `
select 1 from recent_writer w where w.person_id = $1 and w.at > clock_timestamp() - make_interval(secs => $2)`;
