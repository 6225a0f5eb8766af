import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * All mails are read newest first. Every month gets its part of the index without a lock that anybody waits for, hence
 * outside a transaction; a try that was broken off is taken up where it stopped.
 */
export class T0028MailsInOrder implements MigrationInterface {
  readonly name = 'T0028MailsInOrder1764000028000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index if not exists ix_mail_queued on only mail (queued_at, id)');
    const months: { name: string }[] = await runner.query(MONTHS);
    for (const { name } of months) {
      await runner.query(`drop index concurrently if exists ${name}_queued`);
      await runner.query(`create index concurrently ${name}_queued on ${name} (queued_at, id)`);
      await runner.query(`alter index ix_mail_queued attach partition ${name}_queued`);
    }
  }

  /** TypeORM takes a migration back in a transaction, in which nothing is done concurrently. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index if exists ix_mail_queued');
  }
}

/** Partitions that have no part of the index yet. */
const MONTHS = `
select p.inhrelid::regclass::text as name from pg_inherits p
where p.inhparent = 'mail'::regclass and not exists (
  select from pg_inherits i join pg_index x on x.indexrelid = i.inhrelid
  where i.inhparent = 'ix_mail_queued'::regclass and x.indrelid = p.inhrelid)
order by 1`;
