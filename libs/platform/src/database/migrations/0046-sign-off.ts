import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked the signatory to sign an application, and what exactly it was then. */
export class T0046SignOff implements MigrationInterface {
  readonly name = 'T0046SignOff1764000046000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sign_off_request (
        id uuid constraint pk_sign_off_request primary key,
        application_id uuid not null constraint fk_sign_off_request_application references application (id),
        stage text not null,
        draft_hash text not null,
        note text not null,
        asked_by uuid not null,
        asked_at timestamptz not null
      );
      create index ix_sign_off_request_application on sign_off_request (application_id, asked_at);
      create trigger sign_off_request_append_only before update or delete on sign_off_request
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sign_off_request');
  }
}
