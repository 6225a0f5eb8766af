import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Database, following, traced, type Tx } from '#libs/platform';
import type { Transporter } from 'nodemailer';
import { bodyAsHtml } from './body-as-html.js';
import { MailLocks } from './mail-locks.js';
import { mailTried } from './mail-outcomes.js';
import { MailSettings } from './mail-settings.js';
import { answerOf, isRefusedForGood } from './refusal.js';

interface QueuedMail {
  readonly id: string;
  readonly address: string;
  readonly language: string;
  readonly subject: string;
  readonly body: string;
  readonly messageId: string;
  /** The request that it follows from. */
  readonly correlation: string | null;
}

/** How long a mail may lie in the queue before it is handed over again. */
const HAND_OVER_AGAIN = '10 seconds';
/** A mail that no server took in this many tries is put aside for an operator. */
const MOST_ATTEMPTS = 50;

/**
 * Sends recorded mails. Nothing is sent that is not recorded, nothing is marked that was not accepted; a crash between
 * the two sends the same mail again with the same Message-ID, and that is the only way to a second copy.
 */
@Injectable()
export class MailSender implements OnApplicationShutdown {
  private readonly logger = new Logger('mail');
  private transport: Promise<Transporter> | null = null;

  constructor(
    private readonly database: Database,
    private readonly locks: MailLocks,
    private readonly settings: MailSettings,
  ) {}

  /** Whether there is a mail server to send to; until there is, mails wait. */
  get canSend(): boolean {
    return this.settings.smtpUrl !== null;
  }

  /** Ids of mails that wait; marks them as handed over. Tries that failed wait longer each time, an hour at most. */
  async next(limit: number): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>(
      `with next as (
         select m.id from mail m
         where m.status = 'queued' and (m.handed_at is null
           or m.handed_at < now() - least(interval '${HAND_OVER_AGAIN}' * power(2, least(m.attempts, 9)), interval '1 hour'))
         order by m.queued_at limit $1 for update skip locked
       ), handed as (
         update mail m set handed_at = now() from next n where m.id = n.id returning m.id
       ) select h.id from handed h`,
      [limit],
    );
    return rows.map((row) => row.id);
  }

  /** Sends one mail unless it was sent, or is being sent by somebody else. */
  send(id: string): Promise<void> {
    return this.locks.holding(id, async () => {
      const mail = await this.queued(id);
      const { smtpUrl } = this.settings;
      if (mail && smtpUrl !== null) await following(mail.correlation, () => this.attempt(mail, smtpUrl));
    });
  }

  /**
   * Lets a mail be sent again that was given up or refused; answers what the server had said, or null where there is no
   * such mail or its text is forgotten. It keeps its Message-ID.
   */
  async sendAgain(tx: Tx, id: string): Promise<string | null> {
    const rows: { reason: string }[] = await tx.query(
      `with dead as (
         select m.id, m.last_error from mail m
         where m.id::text = $1 and m.status in ('failed', 'bounced') and m.body <> '' for update
       ), queued as (
         update mail m set status = 'queued', attempts = 0, handed_at = null, last_error = null
         from dead d where m.id = d.id
       ) select coalesce(d.last_error, '') as reason from dead d`,
      [id],
    );
    return rows[0]?.reason ?? null;
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.transport)?.close();
  }

  private async attempt(mail: QueuedMail, smtpUrl: string): Promise<void> {
    try {
      this.transport ??= connectedTo(smtpUrl, this.settings.from);
      const transport = await this.transport;
      await traced('mail', {}, () => this.deliver(transport, mail));
    } catch (error) {
      await this.remember(mail.id, error);
      return;
    }
    await this.mark(mail.id, 'sent', null);
  }

  private async queued(id: string): Promise<QueuedMail | undefined> {
    const [mail] = await this.database.query<QueuedMail>(
      `select m.id, m.address, m.language, m.subject, m.body, m.message_id as "messageId", m.correlation
       from mail m where m.id = $1 and m.status = 'queued'`,
      [id],
    );
    return mail;
  }

  private async deliver(transport: Transporter, mail: QueuedMail): Promise<void> {
    const { address, language, subject, body, messageId, correlation } = mail;
    await transport.sendMail({
      to: { name: '', address },
      subject,
      text: body,
      html: bodyAsHtml(mail, this.settings.publicUrl),
      messageId,
      headers: {
        'Content-Language': language,
        'Auto-Submitted': 'auto-generated',
        ...(correlation === null ? {} : { 'X-Correlation-ID': correlation }),
      },
    });
  }

  /** A server that refuses this mail for good ends it; anything else is tried again later. */
  private async remember(id: string, error: unknown): Promise<void> {
    const responseCode = answerOf(error);
    const reason = error instanceof Error ? error.message : String(error);
    this.logger.warn({ mailId: id, responseCode, reason: responseCode === undefined ? reason : undefined });
    if (isRefusedForGood(error)) return this.mark(id, 'bounced', reason.slice(0, 1000));
    const tried = await this.database.query<{ status: 'queued' | 'failed' }>(
      `with tried as (
         update mail m set attempts = m.attempts + 1, last_error = $2,
           status = case when m.attempts + 1 >= ${MOST_ATTEMPTS} then 'failed' else m.status end
         where m.id = $1 and m.status = 'queued' returning m.status
       ) select t.status from tried t`,
      [id, reason.slice(0, 1000)],
    );
    for (const { status } of tried) mailTried.tell(status === 'failed' ? 'failed' : 'deferred');
  }

  /** A mail about its own reader may carry a secret: once it is out, its text is forgotten. */
  private async mark(id: string, status: 'sent' | 'bounced', reason: string | null): Promise<void> {
    await this.database.query(
      `with marked as (
         update mail m set status = $2, last_error = $3, attempts = m.attempts + 1,
           sent_at = case when $2 = 'sent' then minha_now() end,
           body = case when m.instance_id = m.recipient_id then '' else m.body end
         where m.id = $1 and m.status = 'queued' returning 1
       ) select count(*) from marked`,
      [id, status, reason],
    );
    mailTried.tell(status);
  }
}

/** Loaded with the first mail: every process can send, and most never do. */
async function connectedTo(smtpUrl: string, from: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport(smtpUrl, { from });
}
