import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { following, isPassing, Texts, traced, type Tx } from '#libs/platform';
import type { Transporter } from 'nodemailer';
import { topicOf } from '../domain/mail-class.js';
import { MailLinks } from '../preferences/mail-links.js';
import { bodyAsHtml } from './body-as-html.js';
import { calendarsOf } from './calendar-of-mail.js';
import { MailLocks } from './mail-locks.js';
import { MailRecords, type QueuedMail } from './mail-records.js';
import { MailServerState } from './mail-server.js';
import { MailSettings } from './mail-settings.js';
import { answerOf, isRefusedForGood, isServerAway } from './refusal.js';

/** Between tries to write down that a mail was accepted, while the database is away. */
const MARK_AGAIN_MS = 250;
/** Text of an error that is kept. */
const REASON_LENGTH = 1_000;

/**
 * Sends recorded mails. Nothing is sent that is not recorded, nothing is marked that was not accepted; a crash between
 * the two sends the same mail again with the same Message-ID, and that is the only way to a second copy.
 */
@Injectable()
export class MailSender implements OnApplicationShutdown {
  private readonly logger = new Logger('mail');
  private readonly server = new MailServerState(() => performance.now());
  /** What the mail server took and PostgreSQL does not know yet, because it was away at that moment. */
  private readonly accepted = new Set<string>();
  private transport: Promise<Transporter> | null = null;
  private closing = false;

  constructor(
    private readonly records: MailRecords,
    private readonly locks: MailLocks,
    private readonly settings: MailSettings,
    private readonly links: MailLinks,
    private readonly texts: Texts,
  ) {}

  /** Whether there is a mail server to send to; until there is, mails wait. */
  get canSend(): boolean {
    return this.settings.smtpUrl !== null;
  }

  /** Ids of mails that may be tried now; marks them as handed over. While the server is away, one now and then. */
  async next(limit: number): Promise<readonly string[]> {
    for (const id of this.accepted) await this.markSent(id);
    if (!this.server.isAway) return this.records.next(limit);
    return this.server.isTimeToKnock ? this.records.oneToTry() : [];
  }

  /** What was handed over so many seconds ago, and was never tried since, may be tried again. */
  takeBack(olderThanSeconds: number): Promise<void> {
    return this.records.takeBack(olderThanSeconds);
  }

  /** Sends one mail unless it was sent, or is being sent by somebody else. */
  send(id: string): Promise<void> {
    if (this.accepted.has(id)) return this.markSent(id);
    return this.locks.holding(id, async () => {
      const mail = await this.records.queued(id);
      const { smtpUrl } = this.settings;
      if (mail && smtpUrl !== null) await following(mail.correlation, () => this.attempt(mail, smtpUrl));
    });
  }

  /**
   * Lets a mail be sent again that was given up or refused; answers what the server had said, or null where there is no
   * such mail or its text is forgotten. It keeps its Message-ID.
   */
  sendAgain(tx: Tx, id: string): Promise<string | null> {
    return this.records.sendAgain(tx, id);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    (await this.transport)?.close();
  }

  private async attempt(mail: QueuedMail, smtpUrl: string): Promise<void> {
    const { id } = mail;
    if (!this.server.mayTry()) return this.records.putBack(id);
    try {
      this.transport ??= connectedTo(smtpUrl, this.settings.from);
      const transport = await this.transport;
      await traced('mail', {}, () => this.deliver(transport, mail));
    } catch (error) {
      return this.remember(id, error);
    }
    this.accepted.add(id);
    await this.marked(id);
    if (this.server.answered()) await this.records.putBackThoseThatMetNobody();
  }

  /** Nothing else is done with a mail that was accepted before that is written down, however long it takes. */
  private async marked(id: string): Promise<void> {
    for (;;) {
      try {
        return await this.markSent(id);
      } catch (error) {
        if (!isPassing(error) || this.closing) throw error;
        await pause(MARK_AGAIN_MS);
      }
    }
  }

  private async markSent(id: string): Promise<void> {
    await this.records.mark(id, 'sent', null);
    this.accepted.delete(id);
  }

  private async deliver(transport: Transporter, mail: QueuedMail): Promise<void> {
    const { address, language, subject, body, messageId, correlation } = mail;
    await transport.sendMail({
      to: { name: '', address },
      subject,
      text: body,
      html: bodyAsHtml(mail, this.settings.publicUrl),
      messageId,
      attachments: this.calendarsOf(mail),
      headers: {
        'Content-Language': language,
        'Auto-Submitted': 'auto-generated',
        ...(correlation === null ? {} : { 'X-Correlation-ID': correlation }),
        ...(await this.endingOf(mail)),
      },
    });
  }

  private calendarsOf(mail: QueuedMail) {
    if (mail.calendar === null) return [];
    const { publicUrl } = this.settings;
    return calendarsOf(mail, mail.calendar, { texts: this.texts, publicUrl }).map(({ filename, method, content }) => ({
      filename,
      content,
      contentType: `text/calendar; charset=utf-8; method=${method}`,
    }));
  }

  /** What a reader may end carries the link that ends it in one click (RFC 8058). */
  private async endingOf({ template, recipientId: personId }: QueuedMail): Promise<Readonly<Record<string, string>>> {
    const topic = topicOf(template);
    if (topic === null) return {};
    return {
      'List-Unsubscribe': `<${this.settings.publicUrl}${await this.links.pathFor({ personId, topic })}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    };
  }

  /** A server that refuses this mail for good ends it; anything else is tried again later. */
  private async remember(id: string, error: unknown): Promise<void> {
    const responseCode = answerOf(error);
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, REASON_LENGTH);
    this.logger.warn({ mailId: id, responseCode, reason: responseCode === undefined ? reason : undefined });
    if (isServerAway(error)) {
      this.server.wasAway();
      return this.records.metNobody(id, reason);
    }
    this.server.answered();
    return isRefusedForGood(error) ? this.records.mark(id, 'bounced', reason) : this.records.tried(id, reason);
  }
}

/** Loaded with the first mail: every process can send, and most never do. */
async function connectedTo(smtpUrl: string, from: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport(smtpUrl, { from, ...TIMEOUTS });
}

/** A server that takes a mail and looks into it before it answers has a minute for it. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 } as const;
