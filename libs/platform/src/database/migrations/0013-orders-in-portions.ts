import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An order that concerns many files is carried out in portions; the outbox remembers how far it has come, and the files of
 * a call are read in the order of their ids.
 */
export class T0013OrdersInPortions implements MigrationInterface {
  readonly name = 'T0013OrdersInPortions1764000013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox add progress text;
      drop index ix_workflow_instance_call;
      create index ix_workflow_instance_call on workflow_instance (call_id, subject, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox drop progress;
      drop index ix_workflow_instance_call;
      create index ix_workflow_instance_call on workflow_instance (call_id, subject);
    `);
  }
}
