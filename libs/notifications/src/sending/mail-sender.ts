import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { following, isPassing, Texts, traced, type Tx } from '#libs/platform';
import type { Transporter } from 'nodemailer';
import { topicOf } from '../domain/mail-class.js';
import { MailLinks } from '../preferences/mail-links.js';
import { InTurns } from './in-turns.js';
import { MailLocks } from './mail-locks.js';
import { MailRecords, type QueuedMail } from './mail-records.js';
import { MailServerState } from './mail-server.js';
import { MailSettings } from './mail-settings.js';
import { messageOf } from './message-of-mail.js';
import { answerOf, isRefusedForGood, isServerAway } from './refusal.js';

/** Between tries to write down that a mail was accepted, while the database is away. */
const MARK_AGAIN_MS = 250;
/** Text of an error that is kept. */
const REASON_LENGTH = 1_000;
/** Connections to the mail server, and mails of one packet that are under way at once. */
const AT_ONCE = 5;

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
  /** Mails that were accepted at about the same time are marked by one statement. */
  private readonly marking: InTurns<string>;
  private transport: Promise<Transporter> | null = null;
  private closing = false;

  constructor(
    private readonly records: MailRecords,
    private readonly locks: MailLocks,
    private readonly settings: MailSettings,
    private readonly links: MailLinks,
    private readonly texts: Texts,
  ) {
    this.marking = new InTurns((ids) => records.sent(ids));
  }

  /** Whether there is a mail server to send to; until there is, mails wait. */
  get canSend(): boolean {
    return this.settings.smtpUrl !== null;
  }

  /** Ids of mails that may be tried now; marks them as handed over. While the server is away, one now and then. */
  async next(limit: number): Promise<readonly string[]> {
    await this.markThose([...this.accepted]);
    if (!this.server.isAway) return this.records.next(limit);
    return this.server.isTimeToKnock ? this.records.oneToTry() : [];
  }

  /** What was handed over so many seconds ago, and was never tried since, may be tried again. */
  takeBack(olderThanSeconds: number): Promise<void> {
    return this.records.takeBack(olderThanSeconds);
  }

  /** Sends those of the mails that were not sent and are not being sent by somebody else; five are under way at once. */
  async send(ids: readonly string[]): Promise<void> {
    await this.markThose(ids.filter((id) => this.accepted.has(id)));
    const { smtpUrl } = this.settings;
    if (smtpUrl === null) return;
    await this.locks.holding(ids, async (held) => this.sendAll(await this.records.queued(held), smtpUrl));
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

  /** One that fails holds up none of the others; what was not tried is put back. */
  private async sendAll(mails: readonly QueuedMail[], smtpUrl: string): Promise<void> {
    const waiting = mails.values();
    const untried: string[] = [];
    const sending = async () => {
      for (const mail of waiting) {
        if (this.closing || !this.server.mayTry()) untried.push(mail.id);
        else await following(mail.correlation, () => this.attempt(mail, smtpUrl));
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, sending));
    if (untried.length > 0) await this.records.putBack(untried);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  private async attempt(mail: QueuedMail, smtpUrl: string): Promise<void> {
    const { id } = mail;
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

  private async deliver(transport: Transporter, mail: QueuedMail): Promise<void> {
    const { texts, links } = this;
    const { publicUrl } = this.settings;
    const topic = topicOf(mail.template);
    const endingPath = topic === null ? null : await links.pathFor({ personId: mail.recipientId, topic });
    await transport.sendMail(messageOf(mail, { texts, publicUrl, endingPath }));
  }

  /** Nothing else is done with a mail that was accepted before that is written down, however long it takes. */
  private async marked(id: string): Promise<void> {
    for (;;) {
      try {
        return await this.markThose([id]);
      } catch (error) {
        if (!isPassing(error) || this.closing) throw error;
        await pause(MARK_AGAIN_MS);
      }
    }
  }

  private async markThose(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((id) => this.marking.add(id)));
    for (const id of ids) this.accepted.delete(id);
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
    return isRefusedForGood(error) ? this.records.bounced(id, reason) : this.records.tried(id, reason);
  }
}

/** Loaded with the first mail: every process can send, and most never do. */
async function connectedTo(smtpUrl: string, from: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({ url: smtpUrl, ...CONNECTIONS }, { from });
}

/**
 * A server that takes a mail and looks into it before it answers has a minute for it. A mail whose connection broke is
 * not given to the next one by the pool: the server may have taken it, and here it is known what is tried again, when.
 */
const CONNECTIONS = {
  pool: true,
  maxConnections: AT_ONCE,
  maxRequeues: 0,
  idleTimeout: 5_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 60_000,
} as const;
