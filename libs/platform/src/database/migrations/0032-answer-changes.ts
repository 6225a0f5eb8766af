import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every change of every answer, as what was taken out of its text and what was put there. Together with the answer as it
 * is now, each earlier one can be told; none can be rewritten.
 */
export class T0032AnswerChanges implements MigrationInterface {
  readonly name = 'T0032AnswerChanges1764000032000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table application_answer_change (
        application_id uuid not null constraint fk_application_answer_change_application references application (id),
        stage text not null,
        page text not null,
        version integer not null,
        question text not null,
        place integer not null,
        removed text not null,
        added text not null,
        changed_at timestamptz not null,
        changed_by uuid not null,
        is_undo boolean not null,
        constraint pk_application_answer_change primary key (application_id, stage, page, version, question)
      );
      create trigger answer_change_append_only before update or delete on application_answer_change
        for each row execute function refuse_change();
      create trigger answer_change_no_truncate before truncate on application_answer_change
        execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table application_answer_change');
  }
}
