import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an operator needs: which request a transition, an order or a mail follows from, what is dead without reading what is done, and
 * who has tried it again. Indexes are made without a lock that anybody waits for, hence outside a transaction; a try that
 * was broken off leaves one that is not valid, and the next begins it anew.
 */
export class T0015Operation implements MigrationInterface {
  readonly name = 'T0015Operation1764000015000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table workflow_history add column if not exists correlation text;
      alter table outbox add column if not exists correlation text;
      alter table mail add column if not exists correlation text;
      create table if not exists dead_letter_replay (
        id uuid constraint pk_dead_letter_replay primary key,
        kind text not null constraint ck_dead_letter_replay_kind check (kind in ('timer', 'order', 'mail')),
        target text not null,
        reason text not null,
        actor json not null,
        at timestamptz not null
      );
      create index if not exists ix_dead_letter_replay_at on dead_letter_replay (at);
      create or replace trigger dead_letter_replay_append_only before update or delete on dead_letter_replay
        for each row execute function refuse_change();
    `);
    for (const [name, on] of INDEXES) {
      await runner.query(`drop index concurrently if exists ${name}`);
      await runner.query(`create index concurrently ${name} on ${on}`);
    }
  }

  /** TypeORM takes a migration back in a transaction, in which nothing is done concurrently. */
  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of INDEXES) await runner.query(`drop index if exists ${name}`);
    await runner.query(`
      drop table if exists dead_letter_replay;
      alter table workflow_history drop column if exists correlation;
      alter table outbox drop column if exists correlation;
      alter table mail drop column if exists correlation;
    `);
  }
}

const INDEXES = [
  ['ix_workflow_history_correlation', 'workflow_history (correlation) where correlation is not null'],
  ['ix_outbox_failed', 'outbox (failed_at) where failed_at is not null'],
  ['ix_outbox_correlation', 'outbox (correlation) where correlation is not null'],
  ['ix_mail_undelivered', `mail (status) where status in ('failed', 'bounced')`],
  ['ix_mail_correlation', 'mail (correlation) where correlation is not null'],
] as const;
