import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Up to which revision the people of a file have looked at what was corrected in its form. */
export class T0060FormSeen implements MigrationInterface {
  readonly name = 'T0060FormSeen1764000060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table application_form_seen (
        application_id uuid not null constraint fk_application_form_seen_application references application (id),
        revision int not null,
        seen_by uuid not null,
        seen_at timestamptz not null,
        constraint pk_application_form_seen primary key (application_id, revision)
      );
      create trigger application_form_seen_append_only before update or delete on application_form_seen
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table application_form_seen');
  }
}
