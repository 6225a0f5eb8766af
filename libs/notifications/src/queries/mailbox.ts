import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** How far a mail came: `sent` is as far as the mail server of this installation told. */
export const DELIVERIES = ['waiting', 'queued', 'sent', 'refused', 'returned', 'givenUp'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** A mail about a file, to one reader. */
export interface MailEntry {
  readonly id: string;
  readonly template: string;
  readonly language: string;
  readonly subject: string;
  readonly recipientName: string;
  readonly address: string;
  readonly delivery: Delivery;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
  /** What a mail server said where it did not arrive. */
  readonly reason: string | null;
  /** How the reader was reached instead; null as long as nobody has seen to it. */
  readonly note: string | null;
  readonly settledAt: Date | null;
}

export interface LetterEntry {
  readonly id: string;
  readonly number: number;
  readonly template: string;
  readonly subject: string;
  readonly body: string;
  readonly issuedAt: Date;
}

/** What was written to whom about a file. */
@Injectable()
export class Correspondences {
  constructor(private readonly database: Database) {}

  /** Mails of a file, newest first, with those whose hour has not come. */
  mailsOf(instanceId: string): Promise<readonly MailEntry[]> {
    return this.database.query<MailEntry>(MAILS, [instanceId]);
  }

  lettersOf(instanceId: string): Promise<readonly LetterEntry[]> {
    return this.database.query<LetterEntry>(
      `select l.id, l.number, l.template, l.subject, l.body, l.issued_at as "issuedAt"
       from letter l where l.instance_id = $1 order by l.number desc`,
      [instanceId],
    );
  }
}

const MAILS = `
select f.*, coalesce(p.name, '') as "recipientName" from (
  select m.id, m.template, m.language, m.subject, m.recipient_id, m.address,
    case when r.returned_at is not null then 'returned' when m.status = 'bounced' then 'refused'
      when m.status = 'failed' then 'givenUp' else m.status end as delivery,
    m.queued_at as "queuedAt", m.sent_at as "sentAt",
    coalesce(r.reason, case when m.status in ('bounced', 'failed') then m.last_error end) as reason, r.note,
    r.settled_at as "settledAt"
  from mail m left join mail_return r on r.mail_id = m.id where m.instance_id = $1
  union all
  select w.id, w.template, w.mail->>'language', w.mail->>'subject', w.recipient_id, w.mail->>'address', 'waiting',
    w.release_at, null, null, null, null
  from mail_waiting w where w.file_id = $1
) f
left join person p on p.id = f.recipient_id
order by f."queuedAt" desc, f.id limit 200`;
