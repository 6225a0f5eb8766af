import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which receipt an association holds of its declaration; null where it has not been asked yet. */
export class T0040AssociationReceipts implements MigrationInterface {
  readonly name = 'T0040AssociationReceipts1764000040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organisation
        add column receipt text constraint ck_organisation_receipt check (receipt = any (array['final', 'temporary', 'none'])),
        add column receipt_number text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table organisation drop column receipt, drop column receipt_number');
  }
}
