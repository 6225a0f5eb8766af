import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A check of everything looks at the receipts too; checks from before did not, and have null. */
export class T0047ReceiptsChecked implements MigrationInterface {
  readonly name = 'T0047ReceiptsChecked1764000047000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table integrity_check
        add column receipts int,
        add column receipts_unsigned int,
        add column receipts_differing json;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table integrity_check drop column receipts, drop column receipts_unsigned, drop column receipts_differing;
    `);
  }
}
