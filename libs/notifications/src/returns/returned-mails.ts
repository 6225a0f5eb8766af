import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { readReport } from './delivery-report.js';

/** `returned`: noted; `late`: the report is no failure; `unknown`: about no mail of ours. */
export type ReportOutcome = 'returned' | 'late' | 'unknown';

/** A mail to its reader that did not arrive. */
export interface LostMail {
  readonly subject: string;
  readonly address: string;
  readonly at: Date;
}

/** Takes note of mails that servers further on sent back, and tells their readers once they are here. */
@Injectable()
export class ReturnedMails {
  constructor(private readonly database: Database) {}

  /** Reads what a mail server sent back; a second report about the same mail changes nothing. */
  async take(raw: string): Promise<ReportOutcome> {
    const report = await readReport(raw);
    if (!report) return 'unknown';
    if (report.action !== 'failed') return 'late';
    const rows = await this.database.query<{ id: string }>(NOTE, [report.mailId, report.reason || report.action]);
    return rows.length > 0 ? 'returned' : 'unknown';
  }

  /** What did not reach this reader and they have not been told of, newest first. */
  lostTo(personId: string): Promise<readonly LostMail[]> {
    return this.database.query<LostMail>(LOST, [personId]);
  }

  /** The reader has read that they were not reached. */
  async seen(personId: string): Promise<void> {
    await this.database.query(SEEN, [personId]);
  }
}

const NOTE = `
with ours as (
  select m.id from mail m where m.id = $1::uuid
), noted as (
  insert into mail_return as r (mail_id, returned_at, reason) select o.id, minha_now(), $2 from ours o
  on conflict (mail_id) do update set returned_at = coalesce(r.returned_at, excluded.returned_at),
    reason = coalesce(r.reason, excluded.reason)
) select o.id from ours o`;

/** Mails that no server took, and those that came back; few of all. */
const UNDELIVERED = `
select m.id, m.recipient_id, m.subject, m.address, m.queued_at as at from mail m where m.status in ('failed', 'bounced')
union
select m.id, m.recipient_id, m.subject, m.address, r.returned_at
from mail_return r join mail m on m.id = r.mail_id where r.returned_at is not null`;

const LOST = `
select u.subject, u.address, u.at from (${UNDELIVERED}) u
left join mail_return r on r.mail_id = u.id
where u.recipient_id = $1 and r.seen_at is null and u.at > minha_now() - interval '90 days'
order by u.at desc limit 20`;

const SEEN = `
with lost as (
  select u.id from (${UNDELIVERED}) u where u.recipient_id = $1
), told as (
  insert into mail_return as r (mail_id, seen_at) select l.id, minha_now() from lost l
  on conflict (mail_id) do update set seen_at = coalesce(r.seen_at, excluded.seen_at) returning 1
) select count(*) from told`;
