import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';
import type { EnquiryLanguage, PublishedAnswers } from '../domain/enquiry.js';

/** A question with its answer, as everybody reads it. */
export interface AnsweredEnquiry {
  readonly number: number;
  readonly answers: PublishedAnswers;
  readonly answeredAt: Date;
}

/** A question that waits. Who asked it is not said: all applicants are treated alike. */
export interface WaitingEnquiry {
  readonly id: string;
  readonly language: EnquiryLanguage;
  readonly question: string;
  readonly askedAt: Date;
}

/** A question as its asker follows it. */
export interface OwnEnquiry extends WaitingEnquiry {
  /** The number of its answer; null while it waits or where it was set aside. */
  readonly number: number | null;
  readonly setAside: string | null;
}

/** Questions about a call and their answers. */
@Injectable()
export class CallEnquiries {
  constructor(private readonly reads: Reads) {}

  /** The newest answers first, those with a number below `before` where that is said. */
  published(callId: string, limit: number, before: number | null = null): Promise<readonly AnsweredEnquiry[]> {
    return this.reads.query<AnsweredEnquiry>(PUBLISHED, [callId, before, limit]);
  }

  async publishedCount(callId: string): Promise<number> {
    const rows = await this.reads.query<{ count: number }>(COUNT, [callId]);
    return rows[0]?.count ?? 0;
  }

  /** The oldest question first. */
  waiting(callId: string): Promise<readonly WaitingEnquiry[]> {
    return this.reads.query<WaitingEnquiry>(`${WAITING} order by e.asked_at, e.id`, [callId]);
  }

  async waitingOne(callId: string, id: string): Promise<WaitingEnquiry | null> {
    const rows = await this.reads.query<WaitingEnquiry>(`${WAITING} and e.id::text = $2`, [callId, id]);
    return rows[0] ?? null;
  }

  /** What one person asked about a call, the newest first. */
  ofPerson(callId: string, personId: string): Promise<readonly OwnEnquiry[]> {
    return this.reads.query<OwnEnquiry>(OWN, [callId, personId]);
  }
}

const PUBLISHED = `
select e.number, e.answers, e.settled_at as "answeredAt"
from call_enquiry e
where e.call_id = $1 and e.number is not null and ($2::int is null or e.number < $2)
order by e.number desc limit $3`;

const COUNT = 'select count(*)::int as count from call_enquiry e where e.call_id = $1 and e.number is not null';

const WAITING = `
select e.id, e.language, e.question, e.asked_at as "askedAt"
from call_enquiry e where e.call_id = $1 and e.settled_at is null`;

const OWN = `
select e.id, e.language, e.question, e.asked_at as "askedAt", e.number, e.set_aside as "setAside"
from call_enquiry e where e.asked_by = $2 and e.call_id = $1
order by e.asked_at desc, e.id limit 100`;
