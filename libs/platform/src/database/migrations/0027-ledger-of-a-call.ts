import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger of a whole call is read in its order. Made without a lock that anybody waits for, hence outside a transaction. */
export class T0027LedgerOfACall implements MigrationInterface {
  readonly name = 'T0027LedgerOfACall1764000027000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index concurrently if exists ix_ledger_entry_call');
    await runner.query('create index concurrently ix_ledger_entry_call on ledger_entry (call_id, at, id)');
  }

  /** TypeORM takes a migration back in a transaction, in which nothing is done concurrently. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index if exists ix_ledger_entry_call');
  }
}
