import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came of mails after a server had taken them, and who of the office saw to those that did not arrive. */
export class T0051ReturnedMails implements MigrationInterface {
  readonly name = 'T0051ReturnedMails1764000051000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail_return (
        mail_id uuid constraint pk_mail_return primary key,
        returned_at timestamptz,
        reason text,
        settled_at timestamptz,
        settled_by uuid,
        note text,
        seen_at timestamptz,
        constraint ck_mail_return_returned check ((returned_at is null) = (reason is null)),
        constraint ck_mail_return_settled check (
          (settled_at is null) = (settled_by is null) and (settled_at is null) = (note is null)
        )
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mail_return');
  }
}
