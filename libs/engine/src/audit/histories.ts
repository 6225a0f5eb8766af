import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { HISTORY, type HistoryRow } from './recorded-history.js';

/** The recorded history of instances, its JSON as the exact text that was hashed. */
@Injectable()
export class Histories {
  /** Every row of these instances, as this transaction sees them, ordered. */
  async of(tx: Tx, ids: readonly string[]): Promise<readonly HistoryRow[]> {
    const rows: HistoryRow[] = await tx.query(HISTORY, [ids]);
    return rows;
  }
}
