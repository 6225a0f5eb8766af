import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

export interface MailEntry {
  readonly id: string;
  readonly template: string;
  readonly language: string;
  readonly subject: string;
  readonly status: 'queued' | 'sent' | 'bounced' | 'failed';
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
  readonly attempts: number;
  readonly lastError: string | null;
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

  /** Mails of a file, newest first, without addresses. */
  mailsOf(instanceId: string): Promise<readonly MailEntry[]> {
    return this.database.query<MailEntry>(
      `select m.id, m.template, m.language, m.subject, m.status, m.queued_at as "queuedAt", m.sent_at as "sentAt",
         m.attempts, m.last_error as "lastError"
       from mail m where m.instance_id = $1 order by m.queued_at desc, m.id limit 200`,
      [instanceId],
    );
  }

  lettersOf(instanceId: string): Promise<readonly LetterEntry[]> {
    return this.database.query<LetterEntry>(
      `select l.id, l.number, l.template, l.subject, l.body, l.issued_at as "issuedAt"
       from letter l where l.instance_id = $1 order by l.number desc`,
      [instanceId],
    );
  }
}
