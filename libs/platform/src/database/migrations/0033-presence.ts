import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who writes on which page of an application at this moment; a row that is not renewed is old within a minute. */
export class T0033Presence implements MigrationInterface {
  readonly name = 'T0033Presence1764000033000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table application_presence (
        application_id uuid not null constraint fk_application_presence_application references application (id),
        person_id uuid not null,
        stage text not null,
        page text not null,
        since timestamptz not null,
        seen_at timestamptz not null,
        constraint pk_application_presence primary key (application_id, person_id)
      ) with (fillfactor = 70);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table application_presence');
  }
}
