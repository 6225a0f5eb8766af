import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';

/** One transaction; the first argument of everything that writes. */
export type Tx = EntityManager;

/** The way into PostgreSQL: `transaction` to change something, `query` to read for a screen. */
@Injectable()
export class Database {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** Runs `work` in one transaction: all of it is durable when the promise resolves, nothing of it otherwise. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.source.transaction(work);
  }

  /** Rows of a statement with parameters `$1`, `$2` ... outside a transaction; the caller says what a row looks like. */
  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.source.query(sql, [...parameters]);
  }

  /** A connection of one's own, for locks that live as long as it; the caller releases it. */
  async dedicatedConnection(): Promise<QueryRunner> {
    const runner = this.source.createQueryRunner();
    await runner.connect();
    return runner;
  }
}
