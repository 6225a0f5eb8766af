import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { QueryRunner } from 'typeorm';

/**
 * Lets one process at a time talk to the mail server about a mail, without a transaction that stays open meanwhile. The
 * locks belong to one connection of this process: when the process dies they are gone at once, and no lease has to run
 * out.
 */
@Injectable()
export class MailLocks implements OnApplicationShutdown {
  private connection: Promise<QueryRunner> | undefined;
  /** PostgreSQL grants the same lock to the same connection twice; this process must not. */
  private readonly inHand = new Set<string>();
  /** A connection answers one question after the other. */
  private asking: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: Database) {}

  /** Runs `work` with those of the mails that nobody else holds, while holding their locks; not at all for none. */
  async holding(mailIds: readonly string[], work: (held: readonly string[]) => Promise<void>): Promise<void> {
    const free = mailIds.filter((id) => !this.inHand.has(id));
    if (free.length === 0) return;
    for (const id of free) this.inHand.add(id);
    try {
      await this.locked(free, work);
    } finally {
      for (const id of free) this.inHand.delete(id);
    }
  }

  private async locked(mailIds: readonly string[], work: (held: readonly string[]) => Promise<void>): Promise<void> {
    const { runner, held } = await this.lock(mailIds);
    if (held.length === 0) return;
    try {
      await work(held);
    } finally {
      await this.query(runner, `select pg_advisory_unlock($1, hashtext(m.id)) from unnest($2::text[]) m(id)`, held);
    }
  }

  /** The mails that are locked from now on, and the connection that holds them. */
  private async lock(mailIds: readonly string[]): Promise<Locked> {
    try {
      return await this.tryToLock(mailIds);
    } catch {
      // The connection died while nobody used it. Nothing has been done yet, so it is done with another one.
      return this.tryToLock(mailIds);
    }
  }

  private async tryToLock(mailIds: readonly string[]): Promise<Locked> {
    const runner = await this.runner();
    const taken = `select m.id from unnest($2::text[]) m(id) where pg_try_advisory_lock($1, hashtext(m.id))`;
    const rows = await this.query<{ id: string }>(runner, taken, mailIds);
    return { runner, held: rows.map(({ id }) => id) };
  }

  async onApplicationShutdown(): Promise<void> {
    const runner = await this.connection?.catch(() => undefined);
    await runner?.release();
  }

  private async query<Row>(runner: QueryRunner, sql: string, mailIds: readonly string[]): Promise<Row[]> {
    const asked: Promise<Row[]> = this.asking.then(() => runner.query(sql, [LOCK_SPACE, mailIds]));
    this.asking = asked.catch(() => undefined);
    try {
      return await asked;
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

interface Locked {
  readonly runner: QueryRunner;
  readonly held: readonly string[];
}
