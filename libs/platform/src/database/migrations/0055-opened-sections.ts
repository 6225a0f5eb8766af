import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which sections of a submitted application the office opened for correction with a question, each with its reason. */
export class T0055OpenedSections implements MigrationInterface {
  readonly name = 'T0055OpenedSections1764000055000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table clarification add column opened jsonb not null default '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table clarification drop column opened');
  }
}
