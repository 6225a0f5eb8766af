import type { Database, Tx } from '#libs/platform';

/** Rows of a statement, in the transaction if there is one. */
export function read<Row>(tx: Tx | null, database: Database, sql: string, parameters: unknown[]): Promise<Row[]> {
  return tx ? tx.query<Row[]>(sql, parameters) : database.query<Row>(sql, parameters);
}
