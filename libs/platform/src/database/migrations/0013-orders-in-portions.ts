import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An order that concerns many files is carried out in portions; the outbox remembers how far it has come. */
export class T0013OrdersInPortions implements MigrationInterface {
  readonly name = 'T0013OrdersInPortions1764000013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox add progress text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox drop progress');
  }
}
