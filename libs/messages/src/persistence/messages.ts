import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { Message, Side } from '../domain/message.js';
import { MessageRow } from './message.row.js';

/** Messages: only ever added, and marked once as read. */
@Injectable()
export class Messages {
  async add(tx: Tx, message: Message): Promise<void> {
    await tx.insert(MessageRow, { ...message, readBy: null });
  }

  /** Whether the other side has something of this side before it that it has not opened. */
  async hasUnread(tx: Tx, grantId: string, side: Side): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `select from message m where m.grant_id = $1 and m.side = $2 and m.read_at is null limit 1`,
      [grantId, side],
    );
    return rows.length > 0;
  }

  /** Marks everything as read that a side has written until now. */
  async markRead(tx: Tx, of: { grantId: string; writtenBy: Side; by: string; at: Date }): Promise<void> {
    await tx.query(
      `with read as (
         update message m set read_at = $4, read_by = $3
         where m.grant_id = $1 and m.side = $2 and m.read_at is null returning 1
       ) select count(*) from read`,
      [of.grantId, of.writtenBy, of.by, of.at],
    );
  }
}
