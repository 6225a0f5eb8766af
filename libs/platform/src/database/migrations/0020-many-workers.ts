import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who works: workers say every second that they are there, and divide the shards of the timers among those who do. What
 * they say lasts for seconds, so it goes into no log and to no replica, and is gone after a crash.
 */
export class T0020ManyWorkers implements MigrationInterface {
  readonly name = 'T0020ManyWorkers1764000020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table worker_presence (
        id uuid constraint pk_worker_presence primary key,
        host text not null,
        pid integer not null,
        since timestamptz not null,
        seen_at timestamptz not null
      ) with (fillfactor = 50);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table worker_presence');
  }
}
