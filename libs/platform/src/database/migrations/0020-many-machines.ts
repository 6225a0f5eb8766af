import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who works: workers say every second that they are there, and divide the shards of the timers among those who do. And
 * who has just changed something, so that they read it back. Both last for seconds: they go into no log and to no replica,
 * and are gone after a crash.
 */
export class T0020ManyMachines implements MigrationInterface {
  readonly name = 'T0020ManyMachines1764000020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table worker_presence (
        id uuid constraint pk_worker_presence primary key,
        host text not null,
        pid integer not null,
        since timestamptz not null,
        seen_at timestamptz not null
      ) with (fillfactor = 50);
      create unlogged table recent_writer (
        person_id uuid constraint pk_recent_writer primary key,
        at timestamptz not null
      ) with (fillfactor = 50);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table worker_presence, recent_writer');
  }
}
