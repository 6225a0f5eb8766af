import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import {
  DataSource,
  type EntityManager,
  type QueryRunner,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { ConnectionLost } from '../passing.js';

/** One transaction; the first argument of everything that writes. */
export type Tx = EntityManager;

const committing = new WeakMap<Tx, (() => void)[]>();

/** Runs `tell` once what the transaction wrote is durable, and never when it is rolled back. */
export function onceCommitted(tx: Tx, tell: () => void): void {
  committing.get(tx)?.push(tell);
}

/** What TypeORM says of the rest of a transaction after its connection broke between two statements. */
function isReleased(error: unknown): boolean {
  return error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError;
}

/** The way into PostgreSQL: `transaction` to change something, `query` to read for a screen. */
@Injectable()
export class Database {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /**
   * Runs `work` in one transaction: all of it is durable when the promise resolves. When it rejects, nothing of it is,
   * unless the connection broke while the commit was on its way: an idempotency key tells.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const toTell: (() => void)[] = [];
    const result = await this.committed((tx) => {
      committing.set(tx, toTell);
      return work(tx);
    });
    for (const tell of toTell) tell();
    return result;
  }

  /** Rows of a statement with parameters `$1`, `$2` ... outside a transaction; the caller says what a row looks like. */
  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.source.query(sql, [...parameters]);
  }

  /** How many connections this process has, and how many statements wait for one. */
  get pool(): { readonly open: number; readonly idle: number; readonly waiting: number } {
    // TypeORM's driver keeps node-postgres' pool as `master`.
    const { master } = this.source.driver as unknown as { readonly master: pg.Pool };
    return { open: master.totalCount, idle: master.idleCount, waiting: master.waitingCount };
  }

  /** A connection of one's own, for locks that live as long as it; the caller releases it. */
  async dedicatedConnection(): Promise<QueryRunner> {
    const runner = this.source.createQueryRunner();
    await runner.connect();
    return runner;
  }

  private async committed<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.source.transaction(work);
    } catch (error) {
      throw isReleased(error) ? new ConnectionLost('The connection broke in a transaction.', { cause: error }) : error;
    }
  }
}
