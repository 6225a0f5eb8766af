import type { Database, Tx } from '#libs/platform';
import { booksOf } from './books-of-files.js';
import { datesOf } from './counted-by-hand.js';
import type { RandomFile } from './random-call.js';
import { nextId, type Row, type WrittenCall } from './rows.js';
import { rowsOf } from './rows-of-files.js';

/** Puts calls into the tables as the programme does: sums and balances are the triggers' own. */
export async function write(
  database: Database,
  calls: readonly (readonly RandomFile[])[],
  now: Date,
): Promise<readonly WrittenCall[]> {
  const written = calls.map((files) => ({ callId: nextId(), files: files.map((file) => ({ ...file, id: nextId() })) }));
  const rows = rowsOf(written, now);
  await database.transaction(async (tx) => {
    // Histories are not what is counted.
    await tx.query('alter table workflow_instance disable trigger instance_begins_with_history');
    for (const [table, own] of rows) await insert(tx, table, own);
    await tx.query('alter table workflow_instance enable trigger instance_begins_with_history');
    await tx.query(
      `update award set state = 'awarded', awarded_at = now() where rank = 1000 and state = 'provisional'`,
    );
    await tx.query(`update award set state = 'released', released_at = now() where rank = 1001 and state = 'reserve'`);
    for (const [table, own] of booksOf(written, now)) {
      await insert(tx, table, own);
      // What is refused is free again, before the rest is released.
      if (table === 'payment') await tx.query(REFUSED);
    }
  });
  return written;
}

const REFUSED = `update payment set standing = 'refused' where requested_by = 'to be refused' and standing = 'open'`;

async function insert(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join();
  await tx.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** Ids of the files that are asked for: those that were submitted and hold what is said of them. */
export function submittedWhere(call: WrittenCall, holds: (file: RandomFile) => boolean): readonly string[] {
  return call.files.filter((file) => file.isSubmitted && holds(file)).map(({ id }) => id);
}

/** Whether a date of that name is over. */
export function isLate(file: RandomFile, name: string): boolean {
  return datesOf(file).some((owed) => owed.hours < 0 && (name === 'any' || owed.name === name));
}
