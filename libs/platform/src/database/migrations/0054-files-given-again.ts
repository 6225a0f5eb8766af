import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a file had been given before, for one that was chosen again instead of sent once more. */
export class T0054FilesGivenAgain implements MigrationInterface {
  readonly name = 'T0054FilesGivenAgain1764000054000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table document add column reused_from jsonb;
      alter table report_document add column reused_from jsonb;
      alter table organisation_document add column reused_from jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organisation_document drop column reused_from;
      alter table report_document drop column reused_from;
      alter table document drop column reused_from;
    `);
  }
}
