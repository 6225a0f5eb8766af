import { Injectable } from '@nestjs/common';
import type { Role } from '#libs/kernel';
import { Database } from '#libs/platform';
import type { Side } from '../domain/message.js';

/** A message as both sides may see it; the name is for the writer's own side. */
export interface ThreadMessage {
  readonly id: string;
  readonly side: Side;
  readonly role: Role;
  readonly authorId: string;
  readonly authorName: string | null;
  readonly text: string;
  readonly writtenAt: Date;
  readonly readAt: Date | null;
}

/** That a message was written, without what it says: for the story of the file. */
export type MessageMark = Pick<ThreadMessage, 'id' | 'side' | 'role' | 'authorName' | 'writtenAt'>;

/** Where an earlier page of a thread ends: before this message. */
export interface ThreadPlace {
  readonly writtenAt: Date;
  readonly id: string;
}

/** Reads the messages of files. Who may see them is the caller's question. */
@Injectable()
export class Threads {
  constructor(private readonly database: Database) {}

  /** At most `limit` messages, the newest or those before a place, in the order in which they were written. */
  async page(grantId: string, limit: number, before: ThreadPlace | null): Promise<readonly ThreadMessage[]> {
    const rows = await this.database.query<ThreadMessage>(
      `select ${COLUMNS}, m.text, m.read_at as "readAt", m.author_id as "authorId"
       from message m left join person p on p.id = m.author_id
       where m.grant_id = $1 and ($2::timestamptz is null or (m.written_at, m.id) < ($2::timestamptz, $3::uuid))
       order by m.written_at desc, m.id desc limit $4`,
      [grantId, before?.writtenAt ?? null, before?.id ?? null, limit],
    );
    return rows.toReversed();
  }

  marks(grantId: string): Promise<readonly MessageMark[]> {
    return this.database.query<MessageMark>(
      `select ${COLUMNS} from message m left join person p on p.id = m.author_id
       where m.grant_id = $1 order by m.written_at, m.id`,
      [grantId],
    );
  }

  /** How many messages wait to be opened by a side, for each of these files that has any. */
  async unread(grantIds: readonly string[], side: Side): Promise<ReadonlyMap<string, number>> {
    if (grantIds.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; n: number }>(
      `select m.grant_id as id, count(*)::int as n from message m
       where m.grant_id = any($1) and m.side <> $2 and m.read_at is null group by m.grant_id`,
      [grantIds, side],
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }
}

const COLUMNS = `m.id, m.side, m.role, p.name as "authorName", m.written_at as "writtenAt"`;
