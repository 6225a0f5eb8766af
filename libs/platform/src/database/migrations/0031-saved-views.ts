import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists that a person asks for again and again, under a name of their own. */
export class T0031SavedViews implements MigrationInterface {
  readonly name = 'T0031SavedViews1764000031000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_view (
        id uuid constraint pk_saved_view primary key,
        person_id uuid not null constraint fk_saved_view_person references person (id),
        name text not null,
        address text not null,
        created_at timestamptz not null,
        constraint uq_saved_view_name unique (person_id, name)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table saved_view');
  }
}
