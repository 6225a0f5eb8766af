import { Injectable } from '@nestjs/common';
import { Database, Reads } from '#libs/platform';

export const MAIL_STATUSES = ['queued', 'sent', 'bounced', 'failed'] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** A mail as it stands in the list of all of them. */
export interface RegisteredMail {
  readonly id: string;
  readonly template: string;
  readonly language: string;
  readonly status: MailStatus;
  readonly subject: string;
  readonly address: string;
  readonly recipientName: string;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
  readonly attempts: number;
  /** What the mail server said last. */
  readonly lastError: string | null;
}

/** One mail with its text; the text of a mail with a secret is forgotten once it is out. */
export interface WholeMail extends RegisteredMail {
  readonly body: string;
  readonly messageId: string;
  readonly correlation: string | null;
  /** The file that it is about; null for one about its reader's own account. */
  readonly instanceId: string | null;
}

export interface MailFilter {
  readonly status?: MailStatus | undefined;
  readonly template?: string | undefined;
  /** Part of the address or of the subject. */
  readonly text?: string | undefined;
}

/** Where a page of the list begins: behind this mail. */
export interface MailPlace {
  readonly queuedAt: string;
  readonly id: string;
}

/** Every mail that was ever to be sent, for operators. */
@Injectable()
export class MailRegister {
  constructor(
    private readonly database: Database,
    private readonly reads: Reads,
  ) {}

  /** Newest first. */
  page(filter: MailFilter, { limit, after }: { readonly limit: number; readonly after: MailPlace | null }) {
    return this.reads.query<RegisteredMail & { readonly place: MailPlace }>(
      `select ${LISTED}, json_build_object('queuedAt', m.queued_at::text, 'id', m.id) as place
       from mail m left join person p on p.id = m.recipient_id
       where ($1::text is null or m.status = $1) and ($2::text is null or m.template = $2)
         and ($3::text is null or m.address ilike $3 or m.subject ilike $3)
         and ($4::timestamptz is null or (m.queued_at, m.id) < ($4, $5::uuid))
       order by m.queued_at desc, m.id desc limit $6`,
      [
        filter.status ?? null,
        filter.template ?? null,
        pattern(filter.text),
        after?.queuedAt ?? null,
        after?.id ?? null,
        limit,
      ],
    );
  }

  async of(id: string): Promise<WholeMail | null> {
    const [mail] = await this.database.query<WholeMail>(
      `select ${LISTED}, m.body, m.message_id as "messageId", m.correlation,
         case when m.instance_id <> m.recipient_id then m.instance_id end as "instanceId"
       from mail m left join person p on p.id = m.recipient_id where m.id = $1`,
      [id],
    );
    return mail ?? null;
  }
}

const LISTED = `m.id, m.template, m.language, m.status, m.subject, m.address, coalesce(p.name, '') as "recipientName",
  m.queued_at as "queuedAt", m.sent_at as "sentAt", m.attempts, m.last_error as "lastError"`;

/** The signs that mean something in a pattern are meant as themselves. */
function pattern(text: string | undefined): string | null {
  return text ? `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null;
}
