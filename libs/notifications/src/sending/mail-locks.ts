import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { QueryRunner } from 'typeorm';

/**
 * Lets one process at a time talk to the mail server about one mail, without a transaction that stays open meanwhile.
 * The locks belong to one connection of this process: when the process dies they are gone at once, and no lease has to
 * run out.
 */
@Injectable()
export class MailLocks implements OnApplicationShutdown {
  private connection: Promise<QueryRunner> | undefined;
  /** PostgreSQL grants the same lock to the same connection twice; this process must not. */
  private readonly inHand = new Set<string>();

  constructor(private readonly database: Database) {}

  /** Runs `work` while holding the lock of that mail; does nothing when somebody else holds it. */
  async holding(mailId: string, work: () => Promise<void>): Promise<void> {
    if (this.inHand.has(mailId)) return;
    this.inHand.add(mailId);
    try {
      await this.locked(mailId, work);
    } finally {
      this.inHand.delete(mailId);
    }
  }

  private async locked(mailId: string, work: () => Promise<void>): Promise<void> {
    const runner = await this.lock(mailId);
    if (!runner) return;
    try {
      await work();
    } finally {
      await this.query(runner, `select pg_advisory_unlock($1, hashtext($2))`, mailId);
    }
  }

  /** The connection that holds the lock from now on; null when somebody else holds it. */
  private async lock(mailId: string): Promise<QueryRunner | null> {
    try {
      return await this.tryToLock(mailId);
    } catch {
      // The connection died while nobody used it. Nothing has been done yet, so it is done with another one.
      return this.tryToLock(mailId);
    }
  }

  private async tryToLock(mailId: string): Promise<QueryRunner | null> {
    const runner = await this.runner();
    const taken = `select pg_try_advisory_lock($1, hashtext($2)) as held`;
    const [lock] = await this.query<{ held: boolean }>(runner, taken, mailId);
    return lock?.held ? runner : null;
  }

  async onApplicationShutdown(): Promise<void> {
    const runner = await this.connection?.catch(() => undefined);
    await runner?.release();
  }

  private async query<Row>(runner: QueryRunner, sql: string, mailId: string): Promise<Row[]> {
    try {
      return await runner.query(sql, [LOCK_SPACE, mailId]);
    } catch (error) {
      // The connection is gone and its locks with it; the next mail opens another one.
      this.connection = undefined;
      await runner.release().catch(() => undefined);
      throw error;
    }
  }

  private runner(): Promise<QueryRunner> {
    this.connection ??= this.database.dedicatedConnection();
    this.connection.catch(() => {
      this.connection = undefined;
    });
    return this.connection;
  }
}

/** Keeps these locks apart from other advisory locks. */
const LOCK_SPACE = 7_325;
