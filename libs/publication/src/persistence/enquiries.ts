import { Injectable } from '@nestjs/common';
import type { Lang, Tx } from '#libs/platform';
import { type Enquiry, EnquiryNotFound, type PublishedAnswers } from '../domain/enquiry.js';
import { CallEnquiryRow } from './call-enquiry.row.js';

/** Who asked, as far as a mail needs to know. */
export interface Asker {
  readonly personId: string;
  readonly address: string;
  readonly language: Lang;
}

export interface Settlement {
  readonly at: Date;
  readonly by: string;
}

/** Questions about calls. */
@Injectable()
export class Enquiries {
  async add(tx: Tx, { settledAt: _open, ...enquiry }: Enquiry): Promise<void> {
    await tx.insert(CallEnquiryRow, enquiry);
  }

  /** Throws `EnquiryNotFound`, also for a question about another call. */
  async of(tx: Tx, callId: string, id: string): Promise<Enquiry> {
    const row = await tx.findOneBy(CallEnquiryRow, { id, callId });
    if (!row) throw new EnquiryNotFound('There is no such question about this call.', { id });
    const { language, question, askedAt, askedBy, settledAt } = row;
    // The column has a check for the three languages.
    return { id, callId, language: language as Enquiry['language'], question, askedAt, askedBy, settledAt };
  }

  /** Questions of that person about that call which wait. */
  async waitingOf(tx: Tx, callId: string, askedBy: string): Promise<number> {
    const rows: { count: number }[] = await tx.query(
      `select count(*)::int as count from call_enquiry e
       where e.asked_by = $2 and e.call_id = $1 and e.settled_at is null`,
      [callId, askedBy],
    );
    return rows[0]?.count ?? 0;
  }

  /** Publishes the answer under the next number of the call; the caller holds the call. Answers the number. */
  async publish(tx: Tx, { id, callId }: Enquiry, answers: PublishedAnswers, { at, by }: Settlement): Promise<number> {
    const rows: { next: number }[] = await tx.query(
      'select coalesce(max(e.number), 0) + 1 as next from call_enquiry e where e.call_id = $1',
      [callId],
    );
    const number = rows[0]?.next ?? 1;
    await tx.update(CallEnquiryRow, { id }, { number, answers, settledAt: at, settledBy: by });
    return number;
  }

  async setAside(tx: Tx, { id }: Enquiry, reason: string, { at, by }: Settlement): Promise<void> {
    await tx.update(CallEnquiryRow, { id }, { setAside: reason, settledAt: at, settledBy: by });
  }

  /** Null where the account was closed meanwhile. */
  async asker(tx: Tx, { askedBy }: Enquiry): Promise<Asker | null> {
    const rows: Asker[] = await tx.query(
      `select p.id as "personId", p.email as address, p.language from person p
       where p.id = $1 and p.disabled_at is null`,
      [askedBy],
    );
    return rows[0] ?? null;
  }
}
