import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Side } from '../domain/message.js';

/** Whose threads are listed: those of organisations, and those of calls (null: every call) for their officers. */
export interface InboxOf {
  readonly organisationIds: readonly string[];
  readonly callIds: readonly string[] | null;
}

export interface InboxLine {
  /** Id of the file. */
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly organisationName: string;
  readonly callCode: string;
  /** On which side the reader is. */
  readonly side: Side;
  readonly unread: number;
  readonly lastAt: Date;
  readonly lastSide: Side;
}

export interface InboxPlace {
  readonly lastAt: Date;
  readonly id: string;
}

/** The files on which messages were written, the newest message first. */
@Injectable()
export class Inbox {
  constructor(private readonly database: Database) {}

  page(of: InboxOf, limit: number, after: InboxPlace | null): Promise<readonly InboxLine[]> {
    const place = [after?.lastAt ?? null, after?.id ?? null];
    return this.database.query<InboxLine>(PAGE, [of.organisationIds, of.callIds, ...place, limit]);
  }

  /** On how many files something waits to be read by an office. */
  async filesWithUnread(callIds: readonly string[] | null): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      `select count(distinct m.grant_id)::int as n from message m join application a on a.id = m.grant_id
       where m.side = 'applicant' and m.read_at is null and ($1::uuid[] is null or a.call_id = any($1))`,
      [callIds],
    );
    return row?.n ?? 0;
  }
}

/** Nobody is staff on a file of their own organisation. */
const PAGE = `
select f.*, c.code as "callCode" from (
  select a.id, a.code, a.title, a.organisation_name as "organisationName", a.call_id, own.side,
    count(*) filter (where m.read_at is null and m.side <> own.side)::int as unread,
    max(m.written_at) as "lastAt",
    (array_agg(m.side order by m.written_at desc, m.id desc))[1] as "lastSide"
  from message m
  join application a on a.id = m.grant_id
  cross join lateral (
    select case when a.organisation_id = any($1) then 'applicant' else 'office' end as side
  ) own
  where a.organisation_id = any($1) or $2::uuid[] is null or a.call_id = any($2)
  group by a.id, own.side
) f
join call c on c.id = f.call_id
where $3::timestamptz is null or (f."lastAt", f.id) < ($3::timestamptz, $4::uuid)
order by f."lastAt" desc, f.id desc
limit $5`;
