import { Injectable } from '@nestjs/common';
import type { DateName } from '#libs/calls';
import { Reads } from '#libs/platform';

/** A file that waits for a deadline, and therefore moves with it and is told. */
export interface WaitingFile {
  readonly id: string;
  /** Null until the application is submitted: until then it is its writers' own. */
  readonly code: string | null;
  readonly organisationId: string;
  readonly organisationName: string;
}

/** How far the news of an extension has come. */
export interface ExtensionNews {
  readonly at: Date;
  /** Whether every file of the call has been told. */
  readonly isComplete: boolean;
  readonly mails: Readonly<Record<'queued' | 'sent' | 'bounced' | 'failed', number>>;
}

/** Whom an extension concerns, before and after it is made. */
@Injectable()
export class ExtensionReach {
  constructor(private readonly reads: Reads) {}

  /** The files that wait for the date: those whose state has it as a deadline, in the order of their codes. */
  waitingFor(callId: string, deadline: DateName): Promise<readonly WaitingFile[]> {
    return this.reads.query<WaitingFile>(WAITING, [callId, deadline]);
  }

  /** What became of the newest extension; null where there was none. */
  async news(callId: string): Promise<ExtensionNews | null> {
    const [row] = await this.reads.query<{ at: Date; isComplete: boolean }>(NEWEST, [callId]);
    if (!row) return null;
    const counts = await this.reads.query<{ status: string; count: number }>(MAILS, [callId, row.at]);
    const count = (status: string) => counts.find((entry) => entry.status === status)?.count ?? 0;
    return {
      ...row,
      mails: { queued: count('queued'), sent: count('sent'), bounced: count('bounced'), failed: count('failed') },
    };
  }
}

const WAITING = `
select a.id, a.code, a.organisation_id as "organisationId", a.organisation_name as "organisationName"
from workflow_instance i
join application a on a.id = i.id
where i.call_id = $1 and i.subject = 'grant'
  and exists (select from deadlines_in(i.deadlines) d where d.name = $2)
order by a.code nulls last, a.id`;

/** An order's id begins with its instance and a full stop; the sign after it is a slash. */
const NEWEST = `
select o.at, o.done_at is not null as "isComplete"
from outbox o
where o.id > $1::uuid || '.' and o.id < $1::uuid || '/' and o.name = 'moveDeadlines'
order by o.at desc limit 1`;

const MAILS = `
select m.status, count(*)::int as count
from workflow_instance i
join mail m on m.instance_id = i.id and m.queued_at >= $2 and m.template = 'deadlineExtended'
where i.call_id = $1 and i.subject = 'grant'
group by m.status`;
